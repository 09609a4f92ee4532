// The story full screen (ui/views/decision/presenting.py): its keys, and letters that are read from the back of a hall.
// A key presses a button of the page, so that whoever has no keyboard can do the same.

import { isLost, keepScreen, lookBack, putAway } from "./kept_screens.js"
import { openNotes } from "./notes.js"
import { closeRemote, followRemote, toggleRemote } from "./remote.js"

const PRESSES = {
  ArrowRight: "story-on", PageDown: "story-on", " ": "story-on", ArrowLeft: "story-back", PageUp: "story-back",
  q: "what-if", 0: "as-prepared", n: "open-notes", t: "open-remote", Escape: "stop-presenting",
}
const TURNS = { "story-on": 1, "story-back": -1 }
const BLACK = new Set(["b", "."])
// Streamlit listens on the whole page too: r runs it again, c clears its memory.
const OF_STREAMLIT = new Set(["r", "c"])
const ARROWS = new Set(["ArrowLeft", "ArrowRight"])
const TYPED = 'textarea, select, [contenteditable="true"], input:not([type="range"], [type="radio"], [type="checkbox"])'
const MOVED = 'input[type="range"], input[type="radio"], [role="slider"], [role="radio"]'
const PRESSED = 'button, a[href], summary, input, [role="button"]'

const page = document.documentElement

export const isPresenting = () => page.hasAttribute("data-presenting")

const shown = new WeakSet() // what parts of pages were given

// ``given``: to the part that says so. What Streamlit shows once more with what it had says nothing new: it may be of the
// page that is on its way out.
export function present(on, given) {
  if (shown.has(given)) return
  shown.add(given)
  if (isPresenting() === on) return
  page.toggleAttribute("data-presenting", on)
  if (on) followRemote(perform, isPresenting)
  else closeRemote()
}

// On the window and before anything else, or Streamlit hears the key first.
for (const kind of ["keydown", "keypress", "keyup"]) window.addEventListener(kind, hear, { capture: true })

function hear(event) {
  const { target, type } = event
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches?.(TYPED)) return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const down = type === "keydown" && !event.repeat
  if (!isPresenting()) {
    if (key === "p" && down) press("present")
    return
  }
  if (OF_STREAMLIT.has(key)) return event.stopImmediatePropagation()
  const dark = "black" in page.dataset
  if (!dark && !BLACK.has(key) && (!PRESSES[key] || isItsOwn(key, target))) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (!down) return
  if (BLACK.has(key) && !dark) page.toggleAttribute("data-black", true)
  else if (key !== "Escape" || dark || !closeRemote()) perform(PRESSES[key])
}

// Any key, and whatever a phone asks, brings a black screen back and does nothing else.
function perform(what) {
  if ("black" in page.dataset) page.toggleAttribute("data-black", false)
  else if (isLost() && TURNS[what]) lookBack(TURNS[what])
  else press(what)
}

// What the browser itself does when a button is pressed, by a key or not.
document.addEventListener("click", event => {
  const pressed = key => event.target.closest?.(`.st-key-${key}`)
  if (pressed("present")) page.requestFullscreen?.().catch(() => {}) // a browser may not allow it: it fills the window
  if (!isPresenting()) return
  if (pressed("open-notes")) {
    event.stopPropagation()
    openNotes(hear)
  } else if (pressed("open-remote")) {
    event.stopPropagation()
    toggleRemote(perform, isPresenting)
  } else if (pressed("story-on") || pressed("story-back")) keepScreen()
  else if (pressed("stop-presenting")) {
    putAway()
    if (document.fullscreenElement) document.exitFullscreen()
  }
}, true)

// On the whole screen the browser keeps Esc for itself.
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && isPresenting() && !closeRemote()) press("stop-presenting")
})

// Arrows move the slider that has the focus, and the space bar presses the button that has it.
const isItsOwn = (key, target) =>
  (ARROWS.has(key) && target.matches?.(MOVED)) || (key === " " && target.matches?.(PRESSED))

const press = key => document.querySelector(`.st-key-${key} button`)?.click()

// How large the letters of a chart are: while presenting they grow with the page.
export function lettersOf(narrow) {
  if (isPresenting()) return Math.ceil(0.9 * parseFloat(getComputedStyle(document.documentElement).fontSize))
  return narrow ? 13 : 16
}

// The same layout or trace for a hall: no letters smaller than this, and marks and lines that keep up with them.
export function enlarged(value, letters) {
  if (Array.isArray(value)) return value.map(one => enlarged(one, letters))
  if (!value || typeof value !== "object") return value
  const more = letters / 16
  return Object.fromEntries(Object.entries(value).map(([key, one]) => {
    if (key.endsWith("font") && one.size) return [key, { ...one, size: Math.max(one.size, letters) }]
    if (key === "minsize") return [key, letters]
    if (key === "yshift") return [key, one * 0.8 * more]
    const found = enlarged(one, letters)
    if (key === "marker" && found.size) found.size *= more
    if (key === "line" && found.width) found.width *= more
    return [key, found]
  }))
}
