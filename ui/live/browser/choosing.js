// Parts in which one chooses: the matrix of tasks and offices, and the list of models. A native list and a native
// button in each place: keyboard, screen reader and phone know them.

import { element, header, sayPieces } from "./dom.js"
import { textsOf } from "./texts.js"

export function buildMatrix(view, matrix) {
  const holder = element("section")
  holder.append(element("h2", "kk-title", matrix.title))
  const table = element("table", "kk-table kk-grid kk-who")
  table.append(element("caption", "kk-hidden", matrix.title))
  const top = element("thead")
  const names = element("tr")
  names.append(...matrix.columns.map(name => header(name, "col")))
  top.append(names)
  const body = element("tbody")
  view.lines = matrix.lines.map(line => buildLine(view, body, line))
  table.append(top, body)
  // On a phone a row is laid out as a block, which would take its role away.
  for (const [tag, role] of [["thead, tbody", "rowgroup"], ["tr", "row"], ["th[scope=row]", "rowheader"],
    ["th[scope=col]", "columnheader"], ["td", "cell"]])
    for (const node of table.querySelectorAll(tag)) node.setAttribute("role", role)
  table.setAttribute("role", "table")
  holder.append(table)
  return holder
}

function buildLine(view, body, line) {
  const row = element("tr")
  const name = header(line.name, "row")
  const note = element("span", "kk-why")
  name.append(note)
  row.append(name)
  const cells = line.cells.map(cell => {
    const place = element("td")
    const chip = element("span", cell.options.length ? "kk-chip kk-open" : "kk-chip")
    const who = element("span", "", cell.text)
    const told = element("span", "kk-why")
    chip.append(who)
    const list = cell.options.length ? buildList(view, cell) : null
    if (list) {
      // The list itself says who is chosen: what is seen under it may break over two lines, which a list cannot.
      who.setAttribute("aria-hidden", "true")
      chip.append(list)
    }
    place.append(chip, told)
    row.append(place)
    return { chip, who, told, list }
  })
  body.append(row)
  return { note, cells }
}

function buildList(view, cell) {
  const list = element("select")
  list.setAttribute("aria-label", cell.name)
  for (const [number, name] of cell.options) {
    const option = element("option", "", name)
    option.value = String(number)
    list.append(option)
  }
  list.addEventListener("change", () => view.pick("picked", Number(list.value)))
  return list
}

export function fillMatrix(view, matrix) {
  matrix.lines.forEach((line, place) => {
    const { note, cells } = view.lines[place]
    note.textContent = line.note
    line.cells.forEach((cell, column) => {
      const { chip, who, told, list } = cells[column]
      who.textContent = cell.text
      told.textContent = cell.note
      chip.style.setProperty("--kk-tone", cell.color === null ? "transparent" : `var(--kk-color-${cell.color})`)
      if (list) list.value = String(cell.chosen)
    })
  })
}

export function buildRanking(view, ranking) {
  const holder = element("section")
  view.ranking = { told: element("p", "kk-why"), list: element("ol", "kk-ranking"), entries: [] }
  holder.append(element("h2", "kk-title", ranking.title), view.ranking.told, view.ranking.list)
  return holder
}

// The entries stay where they are when what they say changes, so that who presses a button keeps the focus.
export function fillRanking(view, ranking) {
  const { told, list, entries } = view.ranking
  told.textContent = ranking.told
  while (entries.length > ranking.entries.length) entries.pop().item.remove()
  while (entries.length < ranking.entries.length) entries.push(buildEntry(view, list, entries.length))
  ranking.entries.forEach((entry, place) => {
    const { button, title, text, figures, marks } = entries[place]
    sayPieces(title, textsOf(entry.title, view.data).pieces(0))
    text.textContent = entry.text
    sayPieces(figures, textsOf(entry.figures, view.data).pieces(0))
    marks.textContent = entry.marks.join(" · ")
    button.textContent = ranking.button
    button.hidden = !ranking.button
    button.setAttribute("aria-label", `${ranking.button}: ${entry.text}`)
  })
}

function buildEntry(view, list, place) {
  const item = element("li")
  const top = element("div", "kk-entry")
  const [title, text, figures, marks] = ["kk-rank", "kk-model", "kk-why", "kk-why"].map(name => element("span", name))
  const button = element("button", "kk-button")
  button.type = "button"
  button.addEventListener("click", () => view.pick("picked", view.data.ranking.entries[place].number))
  top.append(title, button)
  item.append(top, text, figures, marks)
  list.append(item)
  return { item, button, title, text, figures, marks }
}
