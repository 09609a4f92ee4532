// Tables that are searched as one: above them a search box, chips for the status and for what was changed, and how many
// rows are left. What is told about a row opens on a click. All of it in the browser: the server is asked nothing.

import { element } from "./dom.js"
import { LANGUAGES } from "./languages.js"
import { fromAddress, keepInAddress } from "./register_address.js"
import { buildGrid } from "./parts.js"

const LONGEST = 100 // characters of what is searched for

// `before`: the same register as it stood with older numbers; what was searched for and opened in it stays.
export function buildRegister(view, { grids, address }, before) {
  const words = LANGUAGES[view.data.lang].register
  const holder = element("div", "kk-register")
  const entries = []
  const register = { holder, address, words, entries, opened: before?.opened ?? new Set() }
  register.sections = grids.map((grid, place) => buildSection(register, grid, place, grids.length > 1))
  register.filter = allowed(before?.filter ?? (address ? fromAddress(address) : {}), entries)
  holder.append(buildBar(register), ...register.sections.map(section => section.node))
  narrow(register)
  view.register = register
  return holder
}

function buildSection(register, grid, place, named) {
  const node = element("section")
  const own = []
  if (named) node.append(element("h2", "kk-title", grid.caption))
  const changed = new Set(grid.changed)
  const called = new Map() // how many rows there were of each name
  node.append(buildGrid(grid, (row, story, cells) => {
    const short = cells.filter((_, column) => !grid.below.includes(column))
    const number = called.get(cells[0]) ?? 0
    called.set(cells[0], number + 1)
    const entry = {
      row, story, name: `${place} ${number} ${cells[0]}`, status: cells[grid.status], changed: changed.has(own.length),
      page: grid.pages?.[own.length], seen: searchable(short), all: searchable(cells),
    }
    if (story) makeOpen(register, entry)
    own.push(entry)
  }))
  register.entries.push(...own)
  return { node, entries: own }
}

// The name of the row is the button; a click elsewhere on the row does the same, but for who marks a text in it.
function makeOpen(register, entry) {
  const cell = entry.row.firstChild
  entry.button = element("button", "kk-unfold", cell.textContent)
  entry.button.type = "button"
  cell.replaceChildren(entry.button)
  entry.row.classList.add("kk-opens")
  entry.row.addEventListener("click", event => {
    const marked = !getSelection().isCollapsed && !entry.button.contains(event.target)
    if (marked || event.target.closest("[data-made]")) return
    const open = entry.button.getAttribute("aria-expanded") !== "true"
    register.opened[open ? "add" : "delete"](entry.name)
    unfold(entry, open)
  })
}

function unfold({ row, button, story }, open) {
  row.classList.toggle("kk-told", open)
  button.setAttribute("aria-expanded", String(open))
  story.classList.toggle("kk-closed", !open)
}

function buildBar(register) {
  const { filter, words } = register
  const bar = element("div", "kk-search")
  const label = element("label", "", words.search)
  const box = element("input")
  box.type = "search"
  box.maxLength = LONGEST
  box.value = filter.text
  box.addEventListener("input", () => change(register, { text: box.value }))
  label.append(box)
  bar.append(label)
  const chips = buildChips(register)
  if (chips.hasChildNodes()) bar.append(chips)
  const pages = pagesOf(register.entries)
  if (pages.length > 1) bar.append(buildPages(register, pages))
  register.count = element("span", "kk-count")
  register.count.setAttribute("role", "status")
  bar.append(register.count)
  return bar
}

// One of the pages on which the rows count, or all.
function buildPages(register, pages) {
  const label = element("label", "", register.words.page)
  const list = element("select")
  list.append(...["", ...pages].map(page => {
    const option = element("option", "", page || register.words.pages)
    option.value = page
    return option
  }))
  list.value = register.filter.page
  list.addEventListener("change", () => change(register, { page: list.value }))
  label.append(list)
  return label
}

function buildChips(register) {
  const { filter, words, entries } = register
  const chips = element("div", "kk-filters")
  chips.setAttribute("role", "group")
  chips.setAttribute("aria-label", words.only)
  const statuses = statusesOf(entries)
  if (statuses.size > 1) for (const [key, text] of statuses) chips.append(buildChip(text, filter.statuses.has(key), on => {
    const chosen = new Set(register.filter.statuses)
    chosen[on ? "add" : "delete"](key)
    change(register, { statuses: chosen })
  }))
  if (entries.some(entry => entry.changed))
    chips.append(buildChip(words.changed, filter.changed, on => change(register, { changed: on })))
  return chips
}

function buildChip(text, on, whenPressed) {
  const chip = element("button", "kk-filter", text)
  chip.type = "button"
  chip.setAttribute("aria-pressed", String(on))
  chip.addEventListener("click", () => {
    const pressed = chip.getAttribute("aria-pressed") !== "true"
    chip.setAttribute("aria-pressed", String(pressed))
    whenPressed(pressed)
  })
  return chip
}

function change(register, what) {
  register.filter = { ...register.filter, ...what }
  narrow(register)
  if (register.address) keepInAddress(register.address, register.filter)
}

// Shows the rows that are asked for. A row that was found by what is told about it is open, or one would not see why.
function narrow({ holder, sections, entries, filter, opened, count, words }) {
  const asked = plain(filter.text).split(" ").filter(Boolean)
  const found = text => asked.every(word => text.includes(word))
  let shown = 0
  for (const section of sections) {
    let own = 0
    for (const entry of section.entries) {
      const stays = found(entry.all) && (!filter.changed || entry.changed) && (!filter.page || filter.page === entry.page)
        && (!filter.statuses.size || filter.statuses.has(entry.status?.key))
      entry.row.classList.toggle("kk-out", !stays)
      entry.story?.classList.toggle("kk-out", !stays)
      if (entry.story) unfold(entry, opened.has(entry.name) || !found(entry.seen))
      own += stays
    }
    section.node.hidden = !own
    shown += own
  }
  holder.classList.toggle("kk-narrowed", shown < entries.length)
  const text = words.count.replace("{shown}", shown).replace("{all}", entries.length)
  if (count.textContent !== text) count.textContent = text
}

// What is asked for, of what this register has: the rest is no filter.
function allowed({ text = "", statuses = [], changed = false, page = "" }, entries) {
  const known = statusesOf(entries)
  return {
    text: text.slice(0, LONGEST),
    statuses: new Set([...statuses].filter(key => known.size > 1 && known.has(key))),
    changed: changed && entries.some(entry => entry.changed),
    page: pagesOf(entries).includes(page) ? page : "",
  }
}

const pagesOf = entries => [...new Set(entries.map(entry => entry.page).filter(Boolean))].sort()

// By how sure they are; a case may have only some of them.
const ORDER = ["bron", "openbaar", "aanname"]
function statusesOf(entries) {
  const texts = new Map(entries.filter(entry => entry.status).map(({ status }) => [status.key, status.text]))
  return new Map([...texts].sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other)))
}

function searchable(cells) {
  return plain(cells.map(cell => cell.text ?? cell).join(" "))
}

// Without capitals and accents, with ordinary spaces: € and its amount are joined by one that does not break.
function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f\u00ad\u2060]/g, "").toLowerCase().replace(/\s+/g, " ")
}
