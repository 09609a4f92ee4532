// Draws the chart and the table of a view at the row that it shows.

import { element, header, made, say } from "./dom.js"
import { LANGUAGES } from "./languages.js"
import { cut, put } from "./rows.js"
import { layGhost, liftGhost } from "./ghost.js"
import { saveImage } from "./image.js"
import { letPress, nameOf } from "./panel/bars.js"
import { enlarged, isPresenting, lettersOf } from "./hall/presenting.js"
import { namesAbove, NARROW } from "./room/bar_names.js"
import { fillLegend, LEGEND } from "./room/legend.js"
import { nameLines } from "./room/line_names.js"
import { fewerTicks, fewerYears, namesWrapped, roomForAmounts } from "./room/narrow.js"
import { quotient, written } from "./texts.js"

let plotly = null

export function themeColors(host) {
  const style = getComputedStyle(host)
  const read = name => style.getPropertyValue(name).trim()
  const palette = read("--st-chart-categorical-colors").split(",").map(color => color.trim())
  const named = { text: read("--st-text-color"), background: read("--st-background-color"),
    grid: "rgba(128, 140, 160, 0.35)", nobody: read("--st-border-color"), font: read("--st-font") }
  return { palette, named }
}

// "@0" is the first chart colour of the theme, "@text" its text colour.
function themed(value, colors) {
  if (typeof value === "string" && value[0] === "@") {
    const name = value.slice(1)
    return colors.named[name] ?? colors.palette[Number(name) % colors.palette.length]
  }
  if (Array.isArray(value)) return value.map(one => themed(one, colors))
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, themed(one, colors)]))
  return value
}

// The traces at the row that is shown, and the layout with room for its words in this width, which needs so many pixels
// of height at least; and the names below them.
export function dressed(view) {
  const { chart, lang } = view.data
  // Measured once and when it changes: a chart that measures itself makes the browser lay out the page first.
  view.width ||= view.plot.clientWidth
  const presenting = isPresenting()
  if (!view.colors) {
    view.colors = themeColors(view.root)
    view.letters = isPresenting() ? lettersOf() : grown(chart, view.width)
    view.traces = themed(chart.traces, view.colors)
    view.layout = themed(chart.layout, view.colors)
    if (presenting) [view.traces, view.layout] = enlarged([view.traces, view.layout], view.letters)
  }
  // New holders each time: Plotly.react compares by identity.
  const traces = view.traces.map(trace => ({ ...trace }))
  for (const moving of view.moving) {
    let value = moving.at(Math.min(view.row, moving.rows - 1))
    // Beside its mark, with some room before it; nothing where there is no mark.
    if (moving.notation) value = value.map(one => (Number.isNaN(one) ? "" : `\u2002${written(one, moving.notation, lang)}`))
    if (moving.words) value = value.map(one => moving.words[one])
    if (moving.width) value = cut(value, moving.width)
    if (moving.trace === null && moving.single) putOne(view.layout, moving.path, value[0])
    else if (moving.trace === null) put(view.layout, moving.path, value)
    else put(traces[moving.trace], moving.path, value)
  }
  const layout = { ...view.layout, ...nameLines(view, traces) }
  if (view.legend) fillLegend(view.legend, traces, layout)
  view.height = presenting ? view.height || heightAbove(view) : 0
  const { least = 0, ...whole } = [namesAbove, namesWrapped, roomForAmounts, fewerTicks, fewerYears]
    .reduce((all, make) => ({ ...all, ...make({ ...view, layout: all }, traces) }), layout)
  return { traces, least, layout: { ...whole, ...(view.legend ? { showlegend: false } : {}), font: { ...whole.font, size: view.letters },
    separators: LANGUAGES[lang].decimal + LANGUAGES[lang].thousands } }
}

// A mark that is nowhere is not drawn: Plotly would draw it at not-a-number.
function putOne(layout, path, value) {
  const [, mark] = path.match(/^((?:shapes|annotations)\.\d+)\.[xy]\d?$/) ?? [] // not where its name stands: xanchor
  if (mark) put(layout, `${mark}.visible`, !Number.isNaN(value))
  if (!Number.isNaN(value)) put(layout, path, value)
}

// A picture of words is read from afar: where it is wide its letters grow with it.
function grown({ letters, minWidth }, width) {
  const usual = lettersOf(width < NARROW)
  return letters ? Math.max(usual, Math.min(letters, Math.floor((usual * width) / minWidth))) : usual
}

const EUROS = { "en-US": { format: { currency: ["€", ""] } } } // the locale of Plotly without another

// What the names below it leave of the screen (hall/presenting.css).
function heightAbove({ plot, legend }) {
  plot.style.setProperty("--kk-below", `${legend?.offsetHeight ?? 0}px`)
  return plot.clientHeight
}

// While presenting it scrolls where its words need more than its place has (hall/presenting.css).
export function setHeight(view, least) {
  const { plot, data, legend, height } = view
  const own = Math.max(data.chart.height, least) - (legend ? LEGEND : 0)
  view.drawnHeight = isPresenting() ? Math.max(height, least) : own
  const [name, value] = isPresenting() ? ["--kk-least", `${least}px`] : ["height", `${own}px`]
  if (plot.style.getPropertyValue(name) !== value) plot.style.setProperty(name, value)
}

export function draw(view) {
  drawChart(view)
  drawTable(view)
}

export function drawChart(view) {
  view.dirty = false
  view.fresh = false
  if (!view.plot) return
  if (!plotly) {
    view.dirty = true
    load(view.data.plotly).then(() => view.gone || draw(view))
    return
  }
  const { chart } = view.data
  const { traces, layout: dress, least } = dressed(view)
  setHeight(view, least)
  if (view.row === 0) liftGhost(view)
  else if (chart.ghost) layGhost(view)
  const layout = { ...dress, width: view.width || undefined, height: view.drawnHeight }
  view.drawing = plotly.react(view.plot, traces, layout, { displayModeBar: false, responsive: false, showSendToCloud: false,
    displaylogo: false, scrollZoom: false, doubleClick: false, locales: EUROS })
  view.plot.dataset.row = String(view.row)
  letPress(view)
  if (view.data.picks && !view.picking) {
    view.picking = true
    view.plot.on("plotly_click", event => {
      const number = event.points[0]?.customdata
      if (Number.isInteger(number)) view.pick("picked", number)
    })
  }
}

// The table of one answer is built once; while a thumb moves only the cells that say something else are written.
export function drawTable(view) {
  if (!view.details?.open) return
  const { table, lang } = view.data
  if (view.drawnTable !== table) {
    view.tableCells = buildCells(view, table)
    view.drawnTable = table
  }
  const values = view.cells.at(Math.min(view.row, view.cells.rows - 1))
  const width = table.columns.length - 1
  view.tableCells.forEach((cell, place) => {
    const line = Math.floor(place / width)
    say(cell.firstChild, written(values[place], table.units[line], lang, table.unknown))
    const divided = table.divided && MONEY.includes(table.units[line]) && !Number.isNaN(values[place])
    const each = cell.querySelector(".kk-each")
    if (!divided) each?.remove()
    else
      say(each ?? cell.appendChild(element("div", "kk-each")),
        written(eachOf(view, values[place], line, place % width), "each", lang))
  })
}

function buildCells(view, table) {
  const node = element("table", "kk-table")
  node.append(element("caption", "kk-hidden", table.caption))
  const head = element("tr")
  for (const name of table.columns) head.append(header(name, "col"))
  const top = element("thead")
  top.append(head)
  const body = element("tbody")
  const cells = []
  table.rows.forEach((name, place) => {
    const row = element("tr")
    if (table.strong?.includes(place)) row.className = "kk-strong"
    row.append(header(name, "row"))
    for (let column = 1; column < table.columns.length; column += 1) {
      const cell = element("td")
      const name = nameOf(table.made, place, column - 1)
      cell.append(name ? made(name) : "")
      row.append(cell)
      cells.push(cell)
    }
    body.append(row)
  })
  node.append(top, body)
  view.scroll.replaceChildren(node)
  return cells
}

const MONEY = ["euro", "cents"]

// Under an amount: divided by the count of its line, or in a table of one line by that of its column.
function eachOf({ data, counts, row }, value, line, column) {
  const { rows, divided } = data.table
  const count = counts[divided.whose[rows.length === 1 ? column : line]]
  return count ? quotient(value, count.at(Math.min(row, count.rows - 1))[0]) : NaN // of a partner nobody counts it
}

export const save = view => saveImage(view, plotly)

// As wide as asked, or null: as wide as its place. Letters that grow with the picture shrink with it too.
export function fitTo(view, width) {
  if (!view.plot?.data) return
  const { letters, minWidth } = view.data.chart
  const size = width && letters ? Math.min(view.letters, Math.floor((lettersOf() * width) / minWidth)) : view.letters
  plotly.relayout(view.plot, { width: width ?? view.width, "font.size": size })
}

// Not while Plotly is still drawing: it would call into what was just taken away.
export function purge(view) {
  Promise.resolve(view.drawing).finally(() => plotly?.purge(view.plot))
}

let loading = null
// With the letters: Plotly measures what it draws, and would keep the measures of other letters. Where they cannot be
// had it draws with others.
export function load(url) {
  const letters = Promise.allSettled([400, 600].map(weight => document.fonts.load(`${weight} 16px Inter`)))
  loading ??= Promise.all([script(url), letters]).then(() => {
    plotly = window.Plotly
  })
  return loading
}

function script(url) {
  return new Promise((resolve, reject) => {
    if (window.Plotly) return resolve()
    const code = element("script")
    code.src = url
    code.onload = () => resolve()
    code.onerror = () => reject(new Error(`could not load ${url}`))
    document.head.append(code)
  })
}
