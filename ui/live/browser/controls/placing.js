// A mark that the reader puts in a chart himself: a press or a drag there moves the slider that it stands for. The slider
// stays beside it, for the keyboard and for who hears the page.

import { commit, put } from "./moving.js"

const inputOf = key => document.querySelector(`.st-key-${CSS.escape(key)} input[type="range"]`)

export function letPlace(view) {
  const { plot } = view
  plot.classList.toggle("kk-placing", Boolean(view.data.chart.placed))
  if (view.placing || !view.data.chart.placed) return
  view.placing = true
  let held = null // where on the slider the mark was put last
  plot.addEventListener("pointerdown", event => {
    const place = placeOf(view, event)
    if (place === null || event.button !== 0) return
    plot.setPointerCapture(event.pointerId)
    move(view, held = place)
  })
  plot.addEventListener("pointermove", event => {
    if (held === null) return
    move(view, held = placeOf(view, event) ?? held)
  })
  for (const end of ["pointerup", "pointercancel"]) plot.addEventListener(end, () => {
    const input = view.data.chart.placed && inputOf(view.data.chart.placed.key)
    if (held !== null && input) commit(input, held)
    held = null
  })
}

function move(view, place) {
  const input = inputOf(view.data.chart.placed.key)
  if (Number(input.value) !== place) put(input, place)
}

// The position of the slider that belongs to where somebody presses; null if the chart takes no mark now.
function placeOf({ plot, data }, { clientX }) {
  const { placed } = data.chart
  const input = placed && inputOf(placed.key)
  const axis = plot._fullLayout?.xaxis
  if (!input || !axis) return null
  const amount = axis.p2d(clientX - plot.getBoundingClientRect().left - axis._offset)
  const part = Math.min(Math.max((amount - placed.low) / (placed.high - placed.low), 0), 1)
  return Math.round(Number(input.min) + part * (Number(input.max) - Number(input.min)))
}
