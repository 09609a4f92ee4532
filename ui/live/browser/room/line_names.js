// The names of lines, at their ends.

import { BREAK, widthOf } from "./letters.js"

const OWN = { showlegend: false, hoverinfo: "skip", hovertemplate: null }
const SIZE = 14 // beside letters of 16

// With room for it a line has its name at its end, in its colour; else the legend says it. What changes in the layout.
export function nameLines({ data: { chart }, plot, layout, width, letters }, traces) {
  const size = Math.max(SIZE, letters - 2)
  const ends = (chart.named ?? []).map(place => traces[place])
  const last = ends.map(({ y }) => y.at(-1))
  const names = fitting(ends.map(({ name }) => name), size, width / 3)
  const room = roomFor(names, size)
  const { range } = layout.yaxis ?? {}
  if (!ends.length || !range || last.some(Number.isNaN) || width < 640 || room > width / 3) return {}
  for (const one of ends) one.showlegend = false
  const high = plot._fullLayout?.yaxis?._length ?? plot.clientHeight - 60
  const lines = Math.max(...names.map(name => name.split(BREAK).length))
  const gap = ((range[1] - range[0]) / high) * size * 1.3 * lines
  traces.push({ ...OWN, type: "scatter", mode: "text", meta: "names", cliponaxis: false, textposition: "middle right",
    x: ends.map(({ x }) => x.at(-1)), y: within(apart(last, gap), [range[0] + gap / 2, range[1]], gap), text: names.map(name => `\u2003${name.replaceAll(BREAK, `${BREAK}\u2003`)}`),
    textfont: { size, color: ends.map(({ line }) => line.color) } })
  return { margin: { ...layout.margin, r: room } }
}

const roomFor = (names, size) => size + Math.max(0, ...names.map(name => widthOf(name, size)))

// "Gemeente: vaste sleutel" stands on two lines where there is no room for one.
const fitting = (names, size, most) => roomFor(names, size) > most ? names.map(name => name.replace(": ", `:${BREAK}`)) : names

// These places on a line, moved so that between every two is a gap: what is close stands around its own middle.
export function apart(values, gap) {
  const order = values.map((_, place) => place).sort((one, other) => values[one] - values[other])
  const heaps = []
  for (const place of order) {
    let heap = { members: [place], middle: values[place] }
    while (heaps.length && heap.middle - heaps.at(-1).middle < (gap * (heap.members.length + heaps.at(-1).members.length)) / 2)
      heap = together(heaps.pop(), heap)
    heaps.push(heap)
  }
  const found = []
  for (const { members, middle } of heaps)
    members.forEach((place, number) => { found[place] = middle + gap * (number - (members.length - 1) / 2) })
  return found
}

// The same places, none beyond the ends of the axis: Plotly leaves out what lies there.
export function within(places, [low, high], gap) {
  const order = places.map((_, place) => place).sort((one, other) => places[one] - places[other])
  const found = [...places]
  order.forEach((place, number) => { found[place] = Math.max(found[place], number ? found[order[number - 1]] + gap : low) })
  order.reverse().forEach((place, number) => { found[place] = Math.min(found[place], number ? found[order[number - 1]] - gap : high) })
  return found
}

function together(below, above) {
  const [one, other] = [below.members.length, above.members.length]
  return { members: [...below.members, ...above.members],
    middle: (below.middle * one + above.middle * other) / (one + other) }
}
