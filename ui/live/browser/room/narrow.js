// What an amount beside a bar needs, how many years fit below bars, and what does not fit on a phone as it stands: names
// of lines across a chart, of an axis and of colours, and amounts along an axis.

import { written } from "../texts.js"
import { LINE, NARROW, widthBeside } from "./bar_names.js"
import { BREAK, widthOf, wrapped } from "./letters.js"

const BESIDE = 60 // pixels of an upright axis with its numbers
const GAP = 14 // pixels between a bar and its amount
const LEAST = 0.3 // of the width, for the bars themselves

// Beside bars stand amounts, to the left of those below nought: the axis goes on for as long as they are. The longest
// of all rows counts, so that it stands still while a thumb moves.
export function roomForAmounts(view, traces) {
  const { layout, moving, width, letters, data: { lang } } = view
  const amounts = moving.filter(one => one.notation === "change")
  if (!amounts.length || !width) return null
  const [low, high] = layout.xaxis.range ?? [-1, 1]
  const [least, most] = extremes(amounts)
  const wide = amount => widthOf(written(amount, "change", lang), letters) + GAP
  const behind = amounts.some(one => traces[one.trace].type !== "bar") // also those below nought
  const left = behind ? 0 : wide(Math.min(least, 0))
  const right = behind ? Math.max(wide(least), wide(most)) : wide(Math.max(most, 0))
  const { l, r } = layout.margin
  const room = width - l - r - (layout.yaxis.showticklabels === false ? 0 : widthBeside(view, traces))
  const scale = Math.max(LEAST * room, room - left - right) / (high - low)
  return { xaxis: { ...layout.xaxis, range: [low - left / scale, high + right / scale] } }
}

// Of all rows, looked for once.
function extremes(amounts) {
  for (const one of amounts) {
    if (one.extremes) continue
    one.extremes = [0, 0]
    for (let row = 0; row < one.rows; row += 1) for (const value of one.at(row)) {
      if (value < one.extremes[0]) one.extremes[0] = value
      if (value > one.extremes[1]) one.extremes[1] = value
    }
  }
  return [Math.min(...amounts.map(one => one.extremes[0])), Math.max(...amounts.map(one => one.extremes[1]))]
}

const ACROSS = 0.6 // of the width, for the name of a line: it stands on one side of it

export function namesWrapped({ layout, width, letters, legend, data: { chart: { height } } }, traces) {
  if (!width || width >= NARROW) return null
  const room = width - layout.margin.l - layout.margin.r
  if (!legend) for (const one of traces) if (one.name && one.showlegend !== false) one.name = wrapped(one.name, letters, room - 60)
  const { annotations, higher } = ofLines(layout.annotations ?? [], letters, room)
  return {
    ...titleWrapped(layout, height, room),
    ...(annotations.length ? { annotations, margin: { ...layout.margin, t: layout.margin.t + higher } } : {}),
  }
}

// What the axis is called: where it takes more lines, the names of colours stand lower.
function titleWrapped({ xaxis, legend }, high, room) {
  if (!xaxis?.title) return {}
  const text = wrapped(xaxis.title.text, xaxis.title.font.size, room - BESIDE)
  const more = (text.split(BREAK).length - 1) * LINE * xaxis.title.font.size
  return { xaxis: { ...xaxis, title: { ...xaxis.title, text } }, legend: { ...legend, y: legend.y - more / (0.6 * high) } }
}

// The names of upright lines stand over the chart, each above those before it if it is shifted.
function ofLines(all, letters, room) {
  let higher = 0
  const annotations = all.map(one => {
    if (one.yref !== "paper" || one.yanchor !== "bottom") return one // not of an upright line
    const text = wrapped(one.text, letters, ACROSS * room)
    const found = { ...one, text, yshift: (one.yshift ?? 0) + higher }
    higher += (text.split(BREAK).length - 1) * LINE * letters
    return found
  })
  return { annotations, higher }
}

// No more amounts along the axis than fit beside each other.
export function fewerTicks({ layout, width, letters, data: { lang } }, traces) {
  const { xaxis, yaxis } = layout
  if (!width || width >= NARROW || !xaxis?.tickprefix) return null
  const ends = [...(xaxis.range ?? []), ...traces.flatMap(({ x, base }) => [...(x ?? []), base ?? 0])].filter(Number.isFinite)
  const longest = widthOf(written(Math.max(...ends.map(Math.abs)), "euro", lang), letters) + letters
  const left = yaxis.showticklabels === false || yaxis.visible === false ? 0 : BESIDE
  const most = Math.max(2, Math.floor((width - layout.margin.l - layout.margin.r - left) / longest))
  const step = xaxis.dtick ? stepped(xaxis, most, traces) : {}
  return { xaxis: { ...xaxis, nticks: Math.min(xaxis.nticks ?? most, most), ...step } }
}

// So many of its steps as one that no more amounts stand there. Of an axis without zero the first stays where it is: one
// amount would be left of three.
function stepped({ range, dtick }, most, traces) {
  const ends = traces.flatMap(({ x, base = 0 }) => [base, ...(x ?? []).map(one => base + one)]).filter(Number.isFinite)
  const [low, high] = range ?? [Math.min(...ends), Math.max(...ends)]
  const many = Math.ceil((high - low) / dtick / most)
  return { dtick: Math.max(many, 1) * dtick, ...(!range && many > 1 ? { tick0: Math.ceil(low / dtick) * dtick } : {}) }
}

const YEAR = /^\d{4}$/
const BETWEEN = 0.5 // of a letter, at least, between two years

// No more years than fit beside each other: Plotly would set them on end.
export function fewerYears({ layout: { xaxis, yaxis, margin }, width, letters, data: { lang } }, traces) {
  const years = traces.find(one => one.visible !== false && one.x)?.x ?? []
  if (!width || xaxis?.type !== "category" || !years.length || !years.every(one => YEAR.test(one))) return null
  const longest = Math.max(0, ...(yaxis.range ?? []).map(Math.abs))
  const room = width - margin.l - margin.r - widthOf(written(longest, "euro", lang), letters)
  const [first, last] = xaxis.range ?? [0, years.length]
  const needed = widthOf(years[0], letters) + BETWEEN * letters
  return { xaxis: { ...xaxis, tickangle: 0, tick0: 0, dtick: Math.ceil((needed * (last - first)) / room) } }
}
