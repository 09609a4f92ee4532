// Elements with text in them: what a user or a file says is never HTML. And what is done after every run of Streamlit.

// A range, as of years, and a day stay on one line: a word joiner behind their dash and hyphens. Not a day in an address.
export const joined = text =>
  String(text).replace(/(\d–)(?=\d)/g, "$1\u2060").replace(/\b(\d\d-)(\d\d-)(?=\d{4}\b)/g, "$1\u2060$2\u2060")

export function element(tag, className, text) {
  const node = document.createElement(tag)
  if (className) node.className = className
  if (text !== undefined) node.textContent = joined(text)
  return node
}

export function header(text, scope) {
  const cell = element("th", "", text)
  cell.scope = scope
  return cell
}

// A number that opens its explanation: of this name.
export function made(name) {
  const button = element("button", "kk-made", "")
  button.type = "button"
  button.dataset.made = name
  return button
}

// The same inside a sentence. A button would be a box there, before whose full stop a line may break.
export function madeInText(name) {
  const number = element("span", "kk-made")
  number.role = "button"
  number.tabIndex = 0
  number.dataset.made = name
  return number
}

export function say(node, text) {
  const said = joined(text)
  if (node.textContent !== said) node.textContent = said
}

// A text in pieces, [what it says, the name of the number that it is]: who is on a number stays there when it moves.
export function sayPieces(node, pieces) {
  const stands = [...node.childNodes].map(one => one.dataset?.made)
  if (stands.length !== pieces.length || pieces.some(([, name], place) => name !== stands[place]))
    node.replaceChildren(...pieces.map(([, name]) => name ? madeInText(name) : new Text()))
  pieces.forEach(([text], place) => say(node.childNodes[place], text))
}

const APP = '[data-testid="stApp"]'
const LATER = [0, 300, 1000, 4000] // milliseconds after a run: then what is new on the page stands there, on a slow phone too
const acts = new Set()
let watched = null

// Let ``act`` be done at the end of every run, and a little later.
export function afterRuns(act) {
  acts.add(act)
  const app = document.querySelector(APP)
  if (!app || app === watched) return
  watched = app
  const soon = () => { for (const pause of LATER) setTimeout(() => acts.forEach(one => one()), pause) }
  new MutationObserver(soon).observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] })
  soon()
}
