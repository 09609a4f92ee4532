// A number taken apart, beside the page: pressed on a number that carries a name, its parts lead on, Escape closes.
// The server makes every word and number of it (server/explained.py), under the settings that the address bar carries.

import { afterRuns, element } from "../dom.js"
import { LANGUAGES } from "../languages.js"
import { sendExact } from "../controls/exact.js"
import { landOn } from "../controls/what_if.js"

const OPEN = "kk-explaining"
const NAME = "naam" // in the address: which number
const PATIENCE = 15000 // milliseconds
const REFUSED = 400 // the server says why
const THEME = ["background-color", "text-color", "border-color", "primary-color"]

let panel = null
let from = null // the number that was pressed
let variant = "" // of which it is a number; nothing: Mijn variant
let trail = [] // the names that were opened, the last is shown
let asked = 0
let under = "" // the settings of what it shows

const words = () => LANGUAGES[document.documentElement.lang]

addEventListener("click", event => {
  const number = event.target.closest?.("[data-made]")
  if (number) return takeApart(number.dataset.made, number)
  const link = linkedNumber(event)
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  takeApart(new URLSearchParams(link.search).get(NAME), link)
})

// In a text that Streamlit draws a number is a link to its page: as such it needs the settings too.
addEventListener("pointerdown", event => {
  const link = linkedNumber(event)
  if (link) link.search = parametersOf(new URLSearchParams(link.search).get(NAME))
})

const linkedNumber = ({ target }) => target.closest?.(`a[href*="/herleiding?"][href*="${NAME}="]:not(.kk-panel a)`)

// In a sentence it is no button of the browser's.
addEventListener("keydown", event => {
  if (!["Enter", " "].includes(event.key) || !event.target.matches?.("span[data-made]")) return
  event.preventDefault()
  event.target.click()
})

// ``where`` the focus is when the panel closes.
export function takeApart(made, where) {
  from = where
  trail = []
  const [name, whose = ""] = made.split("@")
  variant = whose
  open(name)
}

addEventListener("keydown", event => {
  if (event.key !== "Escape" || !panel) return
  event.preventDefault()
  close()
})

function parametersOf(name) {
  const parameters = new URLSearchParams(location.search)
  parameters.set(NAME, name)
  if (variant) parameters.set("variant", variant)
  else parameters.delete("variant")
  return parameters
}

async function open(name) {
  const turn = ++asked
  under = location.search
  const answer = await fetch(`./uitleg?${parametersOf(name)}`, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null)
  const told = answer?.ok || answer?.status === REFUSED ? await (answer.ok ? answer.json() : answer.text()).catch(() => null) : null
  if (turn !== asked) return
  if (told === null) return show(fail(name))
  if (!answer.ok) return show([bar(trail.length), heading(told)])
  trail.push(name)
  show([bar(trail.length - 1), heading(told.title), ...body(told, name)], told.words.panel)
}

// No answer, or none that says anything of the number.
function fail(name) {
  const { not_explained: failed, try_again: again } = words()
  return [bar(trail.length), heading(failed), button(again, () => open(name))]
}

function heading(text) {
  const node = element("h2", "", text)
  node.tabIndex = -1
  return node
}

function show(nodes, label = "") {
  if (!panel) {
    panel = element("aside", "kk-panel")
    const theme = getComputedStyle(from.closest(".kk-live") ?? document.querySelector(".kk-live"))
    for (const one of THEME) panel.style.setProperty(`--kk-${one}`, theme.getPropertyValue(`--st-${one}`))
    document.body.append(panel)
    document.documentElement.classList.add(OPEN)
  }
  panel.replaceChildren(...nodes)
  const title = panel.querySelector("h2")
  panel.setAttribute("aria-label", label || title.textContent)
  panel.scrollTop = 0
  title.focus()
}

// ``before``: how many of the names that were opened stand before this one; the last of them is gone back to.
function bar(before) {
  const { back, close: end } = words()
  const row = element("div", "kk-panel-bar")
  if (before) row.append(button(back, () => open(trail.splice(before - 1)[0])))
  row.append(button(end, close))
  return row
}

function body(told, name) {
  const { words } = told
  const nodes = [element("p", "kk-panel-small", told.variant), element("p", "kk-panel-value", told.value)]
  const say = (text, kind = "") => text && nodes.push(element("p", kind, text))
  say(told.formula, "kk-panel-formula")
  say(told.exact && `${words.exact.replace("{value}", told.exact)} ${told.rounding}`, "kk-panel-small")
  say(told.status && `${words.status}: ${told.status}`)
  say(told.source && `${words.source}: ${told.source}`)
  if (told.quote) nodes.push(element("blockquote", "", told.quote))
  say(told.how)
  say(told.range && words.range.replace("{range}", told.range))
  if (told.slider) nodes.push(slider(told))
  if (told.control && document.querySelector(`.st-key-${CSS.escape(told.control)}`))
    nodes.push(button(words.change, () => { close(); landOn({ key: told.control, mark: {} }) }))
  if (told.parts.length) nodes.push(element("p", "", words.parts), parts(told.parts))
  if (told.turns.length) nodes.push(turns(told.turns, words.turns))
  if (words.page) { // a file has no such page
    const link = element("a", "", words.page)
    link.href = `./herleiding?${parametersOf(name)}`
    nodes.push(link)
  }
  return nodes
}

// The assumption's own slider, wherever that stands: what it is set to is sent as what is typed beside it.
function slider({ title, control, slider: { texts, at } }) {
  const holder = element("label", "kk-panel-slider")
  const range = element("input")
  const said = element("output", "", texts[at])
  Object.assign(range, { type: "range", min: 0, max: texts.length - 1, value: at })
  range.setAttribute("aria-label", title)
  const tell = () => {
    said.textContent = texts[range.value]
    range.setAttribute("aria-valuetext", texts[range.value])
  }
  tell()
  range.addEventListener("input", tell)
  range.addEventListener("change", () => sendExact(control, texts[range.value]))
  holder.append(range, said)
  return holder
}

// What was set changes what it shows.
afterRuns(async () => {
  if (!panel || !trail.length || location.search === under) return
  const held = panel.querySelector("input") === document.activeElement
  await open(trail.pop())
  if (held) panel?.querySelector("input")?.focus()
})

function parts(all) {
  const list = element("ul", "kk-panel-parts")
  for (const { name, title, value, status } of all) {
    const item = element("li")
    const said = `${title}: ${value}${status && ` (${status})`}`
    item.append(name ? button(said, () => open(name)) : said)
    list.append(item)
  }
  return list
}

function turns(all, title) {
  const details = element("details")
  details.append(element("summary", "", title))
  for (const { subject, taken, others } of all) {
    details.append(element("p", "", `${subject}: ${taken}`))
    const list = element("ul")
    for (const [way, value] of others) list.append(element("li", "", `${way}: ${value}`))
    details.append(list)
  }
  return details
}

function button(text, act) {
  const node = element("button", "", text)
  node.type = "button"
  node.addEventListener("click", act)
  return node
}

function close() {
  asked += 1
  panel?.remove()
  panel = null
  document.documentElement.classList.remove(OPEN)
  // An answer may have built the number again.
  const back = from?.isConnected ? from : document.querySelector(`[data-made="${CSS.escape(from?.dataset.made ?? "")}"]`)
  back?.focus()
}
