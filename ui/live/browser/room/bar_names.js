// The names of horizontal bars: beside them where there is room, else above them. On a phone they would take half of it.

import { BREAK, widthOf, wrapped } from "./letters.js"

export const NARROW = 480 // pixels
const MOST = 0.4 // of the width, for names beside bars
export const LINE = 1.3 // of a letter
const CORNER = { xref: "paper", x: 0, yanchor: "bottom", align: "left", borderpad: 0, showarrow: false }
const LEAST = 24 // pixels of a bar with what is written over it

// Where the names stand beside them: how wide they are.
export function widthBeside({ layout, letters }, traces) {
  const names = layout.yaxis.ticktext ?? traces.find(one => one.visible !== false && one.y)?.y ?? []
  return 12 + Math.max(0, ...names.map(name => widthOf(String(name), letters)))
}

// What changes in the layout where they stand above them, and how high the chart then is at least.
export function namesAbove(view, traces) {
  const { data: { chart }, layout, width, letters, height, colors } = view
  const { bars } = chart
  if (!bars || !width || (!bars.above && width >= NARROW && widthBeside(view, traces) < MOST * width)) return null
  const { l, r } = layout.margin
  const names = bars.names.map(name => wrapped(name, letters, width - l - r))
  const name = LINE * letters * Math.max(...names.map(one => one.split(BREAK).length))
  const around = bars.around * Math.max(1, letters / 16)
  const whole = (height || chart.height) - around
  // Where the height has room for names already, a bar has what they leave.
  const bar = Math.max(LEAST, bars.above || height
    ? (whole - (names.length + 0.5) * name) / (names.length - 0.5 + bars.reach) : whole / names.length)
  const [band, reach] = [bar + name, bars.reach * bar]
  const over = high => Math.max(0, bars.reach * high + name - (high + name) / 2) // the name of the first, over its band
  const needs = high => Math.round(around + names.length * (high + name) + over(high))
  if (!bars.above && width >= NARROW && height && needs(LEAST) > height) return null // in a hall nothing scrolls
  const [bottom, top] = layout.yaxis.range ?? [names.length - 0.5, -0.5]
  return {
    yaxis: { ...layout.yaxis, autorange: false, range: [bottom, Math.min(top, -0.5 - over(bar) / band)], showticklabels: false },
    annotations: [...(layout.annotations ?? []), ...names.map((text, place) => (
      { ...CORNER, text, y: place, yshift: reach, bgcolor: colors.named.background }))],
    ...("bargap" in layout ? { bargap: 1 - ((1 - layout.bargap) * bar) / band } : {}),
    least: needs(height ? LEAST : bar),
  }
}
