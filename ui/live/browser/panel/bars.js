// A bar or a point of a chart opens the explanation of its number: that of the cell in the table under the chart, which
// is the way for the keyboard.

import { takeApart } from "./panel.js"

// The name of the number in a cell: the pattern of its table with the ids of line and column, which may name each other.
export function nameOf(names, line, column) {
  const given = names?.find(one => one.lines[line] && one.columns[column])
  if (!given) return ""
  const own = given.lines[line]
  return given.pattern.replace("{line}", own).replace("{column}", given.columns[column]).replace("{line}", own)
}

// The names of what a chart draws, if they are to be had: where a click does something else it does that.
export function namesOf({ chart, table, picks }) {
  return picks ? null : chart.made ?? (table?.cells ? null : table?.made)
}

// The lines of the table are the traces of the chart, or stand in an order of their own; of many points the table may
// hold every so many.
function nameAt({ data, plot }, { curveNumber, pointNumber }) {
  if (Array.isArray(pointNumber)) return nameOf(namesOf(data), ...pointNumber) // of a heat map
  const { order, step = 1, columns } = data.chart.made ? {} : data.table ?? {}
  if (!order) return nameOf(namesOf(data), curveNumber, pointNumber / step)
  const before = plot.data.slice(0, curveNumber).reduce((sum, { y }) => sum + y.length, 0)
  const cell = order.indexOf(before + pointNumber)
  const width = columns.length - 1
  return nameOf(namesOf(data), Math.floor(cell / width), cell % width)
}

export function letPress(view) {
  if (view.pressed) return
  view.pressed = true
  view.plot.on("plotly_hover", ({ points }) => view.plot.classList.toggle("kk-pressed", Boolean(nameAt(view, points[0]))))
  view.plot.on("plotly_unhover", () => view.plot.classList.remove("kk-pressed"))
  view.plot.on("plotly_click", ({ points }) => {
    const name = nameAt(view, points[0])
    if (name) takeApart(name, view.details?.querySelector("summary") ?? view.plot)
  })
}
