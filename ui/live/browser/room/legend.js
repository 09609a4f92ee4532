// The names of the colours under a chart, as text of the page: it wraps on a phone, and Plotly need not measure it
// again at every position of a thumb.

import { element } from "../dom.js"

// As ui/live/figures/figure.py writes a name for Plotly.
const MARKUP = [["<br>", " "], ["%&#123;", "%{"], ["&gt;", ">"], ["&lt;", "<"], ["&amp;", "&"]]

export const LEGEND = 28 // pixels of a line of names; the chart above it is so much lower

// What of a chart gets a name here: where there are more traces than one, those without their name at their end.
function named(traces, layout) {
  if (layout.showlegend === false) return []
  const found = traces.filter(one => one.visible !== false && one.name)
  return found.length > 1 || layout.showlegend ? found.filter(one => one.showlegend !== false) : []
}

export function fillLegend(list, traces, layout) {
  const found = named(traces, layout)
  const said = JSON.stringify(found.map(({ name, type, mode, fill, line, marker }) => [name, type, mode, fill, line, marker?.color]))
  if (list.dataset.said === said) return
  list.dataset.said = said
  list.replaceChildren(...found.map(trace => {
    const item = element("li")
    item.append(swatch(trace), textOf(trace.name))
    return item
  }))
}

const textOf = name => MARKUP.reduce((text, [written, meant]) => text.replaceAll(written, meant), name)

function swatch({ type, mode, fill, fillcolor, line, marker, opacity }) {
  const sign = element("span")
  sign.setAttribute("aria-hidden", "true")
  if (type === "bar" || fill) {
    sign.className = marker?.pattern ? "kk-sign-bar kk-sign-hatched" : "kk-sign-bar"
    if (marker?.pattern) sign.dataset.shape = marker.pattern.shape
    sign.style.backgroundColor = fill ? fillcolor : marker.color
    if (fill) sign.style.opacity = opacity ?? 1
  } else if (mode?.includes("lines")) {
    sign.className = "kk-sign-line"
    sign.style.borderTopColor = line.color
    sign.style.borderTopStyle = { dot: "dotted", dash: "dashed" }[line.dash] ?? "solid"
  } else {
    sign.className = "kk-sign-point"
    sign.style.backgroundColor = marker.color
  }
  return sign
}
