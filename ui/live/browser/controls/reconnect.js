// While the connection is lost Streamlit holds every control still, and a slider that is let go then tells nobody. What
// was sent just before may be lost too, and Streamlit asks nothing when the connection is back. So what was touched and
// got no answer is said anew.

import { isLost } from "../hall/kept_screens.js"
import { commit } from "./moving.js"

const APP = '[data-testid="stApp"]'
const CONTROL = 'button, input, label, summary, [role="radio"], [role="switch"], [role="option"], [data-testid="stSlider"]'
const HOLDER = '[data-testid="stSlider"]'
const LOOK = 100 // milliseconds
const SENT = 1000 // by then a place that was taken has been sent, and the answer has begun
const PATIENCE = 20000

let touched = null // what the visitor touched last, as long as no answer to it has begun
let held = false // a thumb may be moving
let lost = false
let watched = null
let say = null // Streamlit's way to send something

const touch = ({ target }) => { touched = target.closest?.(CONTROL) ?? touched }
addEventListener("pointerdown", event => {
  held = true
  touch(event)
}, true)
addEventListener("keydown", touch, true)
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { held = false }, true)

export function followConnection(setTriggerValue) {
  say = setTriggerValue
  const app = document.querySelector(APP)
  if (!app || app === watched) return
  watched = app
  new MutationObserver(look).observe(app, { attributes: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"] })
}

function look() {
  if (isLost()) lost = true
  else if (lost) {
    lost = false
    if (touched) sayAnew(keyOf(touched), performance.now() + PATIENCE)
  } else if (watched.dataset.testScriptState === "running" && !held) touched = null
}

// When the thumb is let go and Streamlit has done what it was at.
function sayAnew(key, until) {
  if (performance.now() > until || isLost()) return // if it is lost once more, this comes again
  if (held || watched.dataset.testScriptState !== "notRunning") return void setTimeout(() => sayAnew(key, until), LOOK)
  const slider = key && document.querySelector(`.st-key-${CSS.escape(key)} input[type="range"]`)
  if (slider) commit(slider, Number(slider.value))
  // A place that Streamlit knows already it does not send again. What no box said only lets the server look at
  // how everything stands.
  const asked = touched
  setTimeout(() => { if (touched === asked) say("typed", null) }, slider ? SENT : 0)
}

function keyOf(target) {
  const holder = target.closest?.(HOLDER)?.closest('[class*="st-key-"]')
  return holder && [...holder.classList].find(name => name.startsWith("st-key-")).slice(7)
}
