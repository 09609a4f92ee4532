// Draws texts, tiles, a chart and its table, and shows while a slider's thumb moves what the model has
// already computed for that position. It looks rows up; it never computes an amount, but for what one
// comes to per resident or benefit (texts.js).

import { showWhenComplete } from "./arrival.js"
import { draw, drawChart, dressed, drawTable, fitTo, load, purge, setHeight, themeColors } from "./drawing.js"
import { liftGhost } from "./ghost.js"
import { buildChart, buildGrid, buildHeadline, buildNotice, buildSave, buildTable, buildTiles } from "./parts.js"
import { buildCard, buildDownload } from "./exported.js"
import { buildRegister } from "./register.js"
import { buildShelf, fillShelf, followKeys } from "./saved.js"
import { buildMatrix, buildRanking, fillMatrix, fillRanking } from "./choosing.js"
import { element, say as write, sayPieces } from "./dom.js"
import { isPresenting, present } from "./hall/presenting.js"
import { offerSheet } from "./controls/sheet.js"
import { translateStreamlit } from "./spoken.js"
import { landOn } from "./controls/what_if.js"
import { letPlace } from "./controls/placing.js"
import { countChanges, pinConclusion } from "./controls/pinned.js"
import { askMark, buildMark, drawMark } from "./controls/mark.js"
import { askPart, askRange, rangeAt } from "./controls/range.js"
import { followExact, offerExact } from "./controls/exact.js"
import { followHistory } from "./controls/history.js"
import { followConnection } from "./controls/reconnect.js"
import { LANGUAGES } from "./languages.js"
import { namesOf } from "./panel/bars.js"
import { cellsOfChart, decode, unpack } from "./rows.js"
import { textsOf } from "./texts.js"

const RANGE = 'input[type="range"]'
const WORTH_KEEPING = 200 // pixels: lower is a bar beside a number
const RANGE_TILE = 1 // of the strip of results (ui/result_strip.py)
const views = new WeakMap() // parentElement -> view
const mounted = new Set()
let lastMoved = null // the key of the slider that moved last

// Plotly takes a third of a second to start. The page waits for the server meanwhile (server/page_shell.py asks for it).
showWhenComplete(() => load(document.querySelector('link[rel="preload"][as="script"]').href))

// One observer for the page: Streamlit's slider has no live event, but its native input changes `value`.
new MutationObserver(changes => {
  const keys = new Set()
  for (const { target } of changes) {
    const key = target.matches?.(RANGE) ? sliderKey(target) : null
    if (key) keys.add(key)
  }
  for (const key of keys) {
    lastMoved = key
    const moved = [...mounted].filter(view => view.data.blocks[key] && turn(view))
    // First all charts, then all texts: a text that changes makes the page be laid out again at the next chart that
    // measures itself.
    for (const view of moved) if (view.visible) drawChart(view)
    for (const view of moved) say(view)
    followExact(key)
  }
}).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["value"] })

const offscreen = new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) {
    const view = target.kkView
    if (!view) continue
    view.visible = isIntersecting
    if (isIntersecting && view.dirty) draw(view)
  }
}, { rootMargin: "200px" })

// A chart is as wide as its place, also when a menu beside it opens; on paper as wide as the paper, though its place has
// a least width of its own (the flow of cost).
const resized = new ResizeObserver(entries => {
  if (document.documentElement.hasAttribute("data-paper")) return
  for (const { target, contentRect: { width, height } } of entries) {
    const view = target.kkView
    if (!view?.plot || !width) continue
    // While presenting it is as high as its place too, and its letters follow.
    const asHigh = !isPresenting() || Math.round(height) === view.height
    if (asHigh && Math.round(width) === view.width) continue
    const first = !view.width
    view.width = Math.round(width)
    view.colors = null // its letters may be other ones
    if (isPresenting()) view.height = Math.round(height)
    liftGhost(view)
    if (first) continue
    view.dirty = true
    if (view.visible) drawChart(view)
    else drawLater()
  }
})

// Whether the chart, or the table that stands alone, is in sight.
function watch(view) {
  view.watched = view.plot ?? view.root
  view.watched.kkView = view
  offscreen.observe(view.watched)
  if (view.plot) resized.observe(view.plot)
}

// On paper a chart is as wide as the paper, and every one is drawn.
const PAPER = 680 // CSS pixels: A4 between its margins (live_chart.css)
window.addEventListener("beforeprint", () => onPaper(PAPER))
window.addEventListener("afterprint", () => onPaper(null))

function onPaper(width) {
  document.documentElement.toggleAttribute("data-paper", Boolean(width))
  for (const view of mounted) drawAs(view, width)
}

// The colours on paper may be others than on the screen (ui/offline/browser/offline.css).
function drawAs(view, width) {
  if (view.colors && view.colors.named.text !== themeColors(view.root).named.text) [view.colors, view.dirty] = [null, true]
  if (view.dirty) draw(view)
  fitTo(view, width)
}

function sliderKey(input) {
  const holder = input.closest('[class*="st-key-"]')
  return holder ? [...holder.classList].find(name => name.startsWith("st-key-")).slice(7) : null
}

function position(key) {
  const input = document.querySelector(`.st-key-${CSS.escape(key)} ${RANGE}`)
  return input ? Number(input.value) : null
}

// Row 0 is the present point. A thumb that stands elsewhere than Python knew is being moved.
function currentRow(data) {
  const order = Object.keys(data.blocks)
  if (data.blocks[lastMoved]) order.unshift(lastMoved)
  for (const key of order) {
    const block = data.blocks[key]
    const at = position(key)
    if (at !== null && at !== block.current && at >= 0 && at < block.count) return block.start + at
  }
  return 0
}

let first = true // no chart has been drawn since the visit began

function show(view) {
  if (!turn(view)) return
  // The first chart of a visit does not wait, not even below the screen: what scrolls there finds it.
  if (view.visible || (view.plot && first)) drawChart(view)
  if (view.plot) first = false
  say(view)
}

// Whether it now shows another row than it did.
function turn(view) {
  const row = currentRow(view.data)
  if (row === view.row && !view.fresh) return false
  view.row = row
  view.dirty = true
  return true
}

function say(view) {
  for (const [node, textAt] of view.texts) {
    if (textAt.pieces) sayPieces(node, textAt.pieces(view.row))
    else write(node, textAt(view.row))
  }
  if (view.mark) drawMark(view)
  if (view.visible) drawTable(view)
  else drawLater()
}

// What is out of sight is drawn when nothing moves, so that printing or scrolling never shows an old picture.
let waiting = null
function drawLater() {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    for (const view of mounted) if (view.dirty) draw(view)
  }, 300)
}

function build(parent, data, before) {
  const root = element("div", "kk-live")
  parent.querySelector(".kk-live")?.remove()
  parent.append(root)
  // A chart is out of sight until the browser says that it is not (offscreen): the first in sight does not wait for it.
  const view = { data, root, texts: [], row: 0, visible: !data.chart, dirty: true, fresh: true, shape: shapeOf(data) }
  if (data.headline) root.append(buildHeadline(view, data.headline))
  if (data.tiles) root.append(buildTiles(view, data.tiles))
  if (data.matrix) root.append(buildMatrix(view, data.matrix))
  if (data.ranking) root.append(buildRanking(view, data.ranking))
  if (data.chart) root.append(buildChart(view, data.chart))
  if (data.table) root.append(buildTable(view, data.table))
  else if (data.chart?.height >= WORTH_KEEPING && !data.chart.placed) root.append(buildSave(view))
  if (data.chart || data.table) watch(view)
  if (data.note) root.append((view.note = element("p", "kk-alt")))
  if (data.notice) root.append(buildNotice(data))
  if (data.grid) root.append(buildGrid(data.grid))
  if (data.register) root.append(buildRegister(view, data.register, before?.register))
  if (data.download) root.append(buildDownload(data.download, data.lang))
  if (data.card) root.append(buildCard(data.card, data.lang))
  if (data.shelf) root.append(buildShelf(view))
  if (data.mark) root.append(buildMark(view))
  fill(view)
  return view
}

// Everything that new data may change without a new structure.
function fill(view) {
  const { data } = view
  view.root.kkAbout = data.about
  view.texts = []
  view.row = 0
  view.fresh = true
  if (data.headline) {
    const headline = textsOf(data.headline, data)
    view.texts.push([view.headline, headline])
    write(view.spoken, headline(0))
  }
  data.tiles?.forEach((tile, place) => {
    const { label, value, note, beside } = view.tiles[place]
    write(label, tile.label)
    if (tile.made) value.dataset.made = tile.made
    const number = data.range && place === RANGE_TILE ? rangeAt(view) : textsOf(tile.value, data)
    view.texts.push([value, number], [note, textsOf(tile.note, data)])
    if (tile.beside) view.texts.push([beside, textsOf(tile.beside, data)])
    else beside.textContent = ""
  })
  if (data.note) view.texts.push([view.note, textsOf(data.note, data)])
  themeColors(view.root).palette.forEach((color, place) => view.root.style.setProperty(`--kk-color-${place}`, color))
  if (data.mark) view.mark.link.href = data.mark.page
  if (data.matrix) fillMatrix(view, data.matrix)
  if (data.ranking) fillRanking(view, data.ranking)
  if (data.shelf) fillShelf(view)
  if (data.chart) {
    letPlace(view)
    write(view.caption, data.chart.title)
    const { by_table: how } = LANGUAGES[data.lang]
    view.plot.setAttribute("aria-label", `${data.chart.title}.${namesOf(data) ? ` ${how}` : ""}`)
    view.texts.push([view.alt, textsOf(data.chart.alt, data)])
    if (data.chart.claim) view.texts.push([view.claim, textsOf(data.chart.claim, data)])
    view.moving = data.chart.moving.map(one => ({ ...one, ...decode(one.data, data) }))
  }
  if (data.table?.cells) view.cells = decode(data.table.cells, data)
  else if (data.table) view.cells = cellsOfChart(view.moving, data.table)
  view.colors = null
  if (view.legend || data.chart?.bars) setHeight(view, dressed(view).least) // names take their room before it is drawn
  view.counts = data.table?.divided?.counts.map(count => decode(count, data))
}

// Views with the same shape keep their DOM; only their contents are filled in again.
function shapeOf(data) {
  return JSON.stringify([Boolean(data.headline), Boolean(data.note), Boolean(data.chart?.claim), data.tiles?.map(tile => [tile.tone, Boolean(tile.made)]), data.chart && [data.chart.height, data.chart.ghost, Boolean(data.chart.placed)],
    data.table && [data.table.columns, data.table.rows, data.table.caption, Boolean(data.table.made), data.lang], data.notice, data.grid, data.register, data.download, data.card,
    data.matrix && [data.matrix.title, data.matrix.columns, data.matrix.lines.map(({ name, cells }) => [name, cells.map(cell => cell.options)])],
    data.ranking?.title, Boolean(data.mark), data.shelf?.file])
}

// Show this data in its place: in what stands there if that has the same shape.
function take(parentElement, data) {
  let view = views.get(parentElement)
  if (!view || view.shape !== shapeOf(data)) {
    if (view) forget(view)
    view = build(parentElement, data, view)
    views.set(parentElement, view)
    mounted.add(view)
  } else {
    view.data = data
    fill(view)
  }
  return view
}

export default function ({ parentElement, data: raw, setTriggerValue }) {
  const data = unpack(raw)
  present(Boolean(data.presenting), raw)
  if (document.documentElement.lang !== data.lang) document.documentElement.lang = data.lang
  const opened = !views.has(parentElement)
  const view = take(parentElement, data)
  view.pick = setTriggerValue
  followConnection(setTriggerValue)
  if (data.keys) followHistory(setTriggerValue)
  if (data.own_keys) followKeys(data.own_keys, setTriggerValue)
  if (data.land) landOn(data.land)
  if ("strip" in data) {
    offerSheet(view.root)
    offerExact(data.refused, setTriggerValue)
    countChanges(view.root, data.strip)
    askRange(view, say)
  }
  if ("strip" in data || data.headline) pinConclusion()
  translateStreamlit()
  if (data.mark) askMark(view, say)
  show(view)
  if (data.later) askPart(view, opened, part => show(take(parentElement, part)))
  return () => {
    forget(views.get(parentElement))
    views.delete(parentElement)
  }
}

function forget(view) {
  view.gone = true
  mounted.delete(view)
  if (view.watched) offscreen.unobserve(view.watched)
  if (view.plot) resized.unobserve(view.plot)
  if (view.plot) purge(view)
}
