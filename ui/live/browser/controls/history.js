// Ctrl-Z undoes a change and Ctrl-Y does it again (on a Mac Cmd), but not where somebody types: there it is the text's.
// While presenting too, when the buttons for it (ui/controls/undo.py) are not there.

import { isTyping } from "./what_if.js"

const APP = '[data-testid="stApp"]'
const SOON = 60 // milliseconds

let say = null // Streamlit's way to send something
let steps = 0 // asked for and not yet sent; less than nothing is back
let waiting = false

export function followHistory(setTriggerValue) {
  say = setTriggerValue
}

addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey === event.metaKey || !say || isTyping(event)) return
  const key = event.key.toLowerCase()
  const by = key === "y" || (key === "z" && event.shiftKey) ? 1 : key === "z" ? -1 : 0
  if (!by) return
  event.preventDefault()
  steps += by
  send()
})

// One request at a time: Streamlit keeps only the last of two that come at once.
function send() {
  if (waiting || !steps) return
  waiting = true
  setTimeout(() => {
    waiting = false
    if (document.querySelector(APP)?.dataset.testScriptState === "notRunning") {
      say("typed", { steps })
      steps = 0
    }
    send()
  }, SOON)
}
