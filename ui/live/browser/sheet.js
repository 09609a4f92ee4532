// On a phone the controls come up from below at a button's press, so that the chart that they move stays in view.

import { element } from "./dom.js"

const OPEN = "kk-sheet-open"
const CONTROLS = ".st-key-controls"

// ``texts``: what the button says to open and to close. On a page without controls there is no button.
export function offerSheet(root, texts) {
  let button = root.querySelector(".kk-sheet-button")
  if (!button) {
    button = element("button", "kk-sheet-button")
    button.type = "button"
    button.addEventListener("click", () => turn(button, !isOpen()))
    root.append(button)
  }
  // Only what we draw ourselves knows the colours of the theme; the controls are Streamlit's.
  const theme = getComputedStyle(root)
  for (const name of ["background-color", "border-color"])
    document.documentElement.style.setProperty(`--kk-${name}`, theme.getPropertyValue(`--st-${name}`))
  button.kkTexts = texts
  button.hidden = !document.querySelector(CONTROLS)
  turn(button, isOpen() && !button.hidden)
}

const isOpen = () => document.documentElement.classList.contains(OPEN)

function turn(button, open) {
  document.documentElement.classList.toggle(OPEN, open)
  button.setAttribute("aria-expanded", String(open))
  button.textContent = button.kkTexts[open ? 1 : 0]
}
