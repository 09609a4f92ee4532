// On a phone the controls come up from below at a button's press, so that the chart that they move stays in view.

import { element } from "../dom.js"
import { LANGUAGES } from "../languages.js"

const OPEN = "kk-sheet-open"
const CONTROLS = ".st-key-controls"

// On a page without controls there is no button.
export function offerSheet(root) {
  let button = root.querySelector(".kk-sheet-button")
  if (!button) {
    button = element("button", "kk-sheet-button")
    button.type = "button"
    button.addEventListener("click", () => {
      turn(button, !isOpen())
      if (isOpen()) bringChart()
    })
    root.append(button)
  }
  // Only what we draw ourselves knows the colours of the theme; the controls are Streamlit's.
  const theme = getComputedStyle(root)
  for (const name of ["background-color", "border-color"])
    document.documentElement.style.setProperty(`--kk-${name}`, theme.getPropertyValue(`--st-${name}`))
  button.hidden = !document.querySelector(CONTROLS)
  turn(button, isOpen() && !button.hidden)
}

const isOpen = () => document.documentElement.classList.contains(OPEN)

function turn(button, open) {
  document.documentElement.classList.toggle(OPEN, open)
  button.setAttribute("aria-expanded", String(open))
  const { controls, hide_controls } = LANGUAGES[document.documentElement.lang]
  button.textContent = open ? hide_controls : controls
}

const ROOM = 8 // pixels between the chart and the strip above it

// The first chart beside the controls comes to stand right under the strip, above the sheet.
function bringChart() {
  const beside = document.querySelector(CONTROLS).closest('[data-testid="stHorizontalBlock"]')
  const plot = [...(beside?.querySelectorAll(".kk-plot") ?? [])].find(one => !one.closest(CONTROLS))
  if (!plot) return
  const strip = document.querySelector(".st-key-strip").getBoundingClientRect()
  const main = document.querySelector('[data-testid="stMain"]')
  const top = main.getBoundingClientRect().top + strip.height // where the strip sticks
  main.scrollBy(0, plot.getBoundingClientRect().top - top - ROOM)
}
