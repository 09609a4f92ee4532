// Draws texts, tiles, a chart and its table, and shows while a slider's thumb moves what the model has
// already computed for that position. It looks rows up; it never computes an amount.

const RANGE = 'input[type="range"]'
const views = new WeakMap() // parentElement -> view
const mounted = new Set()
let plotly = null
let lastMoved = null // the key of the slider that moved last

// One observer for the page: Streamlit's slider has no live event, but its native input changes `value`.
new MutationObserver(changes => {
  const keys = new Set()
  for (const { target } of changes) {
    const key = target.matches?.(RANGE) ? sliderKey(target) : null
    if (key) keys.add(key)
  }
  for (const key of keys) {
    lastMoved = key
    for (const view of mounted) if (view.data.blocks[key]) show(view)
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

function show(view) {
  const row = currentRow(view.data)
  if (row === view.row && !view.fresh) return
  view.row = row
  for (const [node, textAt] of view.texts) {
    const text = textAt(row)
    if (node.textContent !== text) node.textContent = text
  }
  view.dirty = true
  if (view.visible) draw(view)
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

// ---- arrays -------------------------------------------------------------------------------------------

const KINDS = { i4: Int32Array, f8: Float64Array }

// The layout is that of ui/live/payload.py: the length of the header, the header, the arrays.
function unpack(raw) {
  const length = new DataView(raw.buffer, raw.byteOffset).getUint32(0, true)
  const data = JSON.parse(new TextDecoder().decode(raw.subarray(4, 4 + length)))
  data.arrays = raw.slice(4 + length).buffer
  return data
}

function decode(array, { arrays }) {
  if (Array.isArray(array)) return { rows: array.length, at: row => array[row] }
  const [rows, width] = array.shape
  const kind = KINDS[array.dtype]
  // A copy, because an array may start at any byte.
  const values = new kind(arrays.slice(array.at, array.at + rows * width * kind.BYTES_PER_ELEMENT))
  return { rows, at: row => Array.from(values.subarray(row * width, (row + 1) * width)) }
}

// Texts are a text per row, or patterns and the numbers that Python computed for them (words/sentences.py).
function textsOf(texts, data) {
  if (Array.isArray(texts)) return row => texts[Math.min(row, texts.length - 1)]
  const value = array => {
    const { rows, at } = decode(array, data)
    return row => at(Math.min(row, rows - 1))[0]
  }
  const which = texts.which ? value(texts.which) : () => 0
  const numbers = {}
  for (const [name, one] of Object.entries(texts.numbers)) numbers[name] = { notation: one.notation, at: value(one.values) }
  return row => texts.patterns[which(row)].replace(/\ue000(\w+)\ue001/g, (_, name) =>
    written(numbers[name].at(row), numbers[name].notation, data.lang))
}

function cut(values, width) {
  const lines = []
  for (let start = 0; start < values.length; start += width) lines.push(values.slice(start, start + width))
  return lines
}

// A table that shows the values of the chart's traces, line by line.
function cellsOfChart(moving, { rows, step }) {
  const traces = rows.map((_, trace) => moving.find(one => one.trace === trace && (one.path === "x" || one.path === "y")))
  return {
    rows: Math.max(...traces.map(one => one.rows)),
    at: row => traces.flatMap(one => one.at(Math.min(row, one.rows - 1)).filter((_, place) => place % step === 0)),
  }
}

function put(holder, path, value) {
  const steps = path.split(".")
  const last = steps.pop()
  for (const step of steps) holder = holder[step]
  holder[last] = value
}

// ---- the parts of a view ------------------------------------------------------------------------------

function element(tag, className, text) {
  const node = document.createElement(tag)
  if (className) node.className = className
  if (text !== undefined) node.textContent = text
  return node
}

function build(parent, data) {
  const root = element("div", "kk-live")
  parent.querySelector(".kk-live")?.remove()
  parent.append(root)
  const view = { data, root, texts: [], row: 0, visible: true, dirty: true, fresh: true, shape: shapeOf(data) }
  if (data.headline) root.append(buildHeadline(view, data.headline))
  if (data.tiles) root.append(buildTiles(view, data.tiles))
  if (data.chart) buildChart(view, data.chart)
  if (data.table) root.append(buildTable(view, data.table, data.labels))
  if (data.table && !data.chart) {
    root.kkView = view
    offscreen.observe(root)
  }
  if (data.note) root.append((view.note = element("p", "kk-alt")))
  if (data.notice) root.append(buildNotice(data.notice))
  if (data.grid) root.append(buildGrid(data.grid))
  if (data.download) root.append(buildDownload(data.download))
  fill(view)
  return view
}

function buildHeadline(view, headline) {
  const node = element("p", "kk-headline")
  view.headline = node
  // Spoken on release only: while the thumb moves, the slider itself already speaks its value.
  view.spoken = element("p", "kk-hidden")
  view.spoken.setAttribute("role", "status")
  const holder = element("div")
  holder.append(node, view.spoken)
  return holder
}

function buildTiles(view, tiles) {
  const list = element("dl", "kk-tiles")
  view.tiles = tiles.map(tile => {
    const box = element("div", `kk-tile kk-${tile.tone ?? "plain"}`)
    const label = element("dt")
    const value = element("dd", "kk-value")
    const note = element("dd", "kk-note")
    box.append(label, value, note)
    list.append(box)
    return { label, value, note }
  })
  return list
}

function buildChart(view, chart) {
  const figure = element("figure", "kk-figure")
  view.caption = element("figcaption", "kk-title")
  view.plot = element("div", "kk-plot")
  view.plot.setAttribute("role", "img")
  view.plot.style.height = `${chart.height}px`
  if (chart.minWidth) {
    view.plot.style.minWidth = `${chart.minWidth}px`
    figure.tabIndex = 0
  }
  view.alt = element("p", "kk-alt")
  figure.append(view.caption, view.plot, view.alt)
  view.root.append(figure)
  view.plot.kkView = view
  offscreen.observe(view.plot)
}

function buildTable(view, table, labels) {
  const row = element("div", "kk-actions")
  const details = element("details", "kk-details")
  const summary = element("summary", "", table.summary)
  const scroll = element("div", "kk-scroll")
  scroll.tabIndex = 0
  scroll.setAttribute("role", "region")
  scroll.setAttribute("aria-label", table.caption)
  view.scroll = scroll
  details.open = Boolean(table.open)
  details.append(summary, scroll)
  details.addEventListener("toggle", () => details.open && drawTable(view))
  view.details = details
  row.append(details)
  if (view.plot) {
    const button = element("button", "kk-button", labels.png)
    button.type = "button"
    button.addEventListener("click", () =>
      plotly.downloadImage(view.plot, { format: "png", scale: 2, filename: view.data.chart.filename,
        width: view.plot.clientWidth, height: view.plot.clientHeight }))
    row.append(button)
  }
  return row
}

// Texts of the user or of a file go in as text, never as HTML or Markdown.
function buildNotice(notice) {
  const box = element("div", `kk-notice kk-notice-${notice.tone}`)
  box.setAttribute("role", notice.tone === "error" ? "alert" : "status")
  box.append(element("p", "kk-notice-title", notice.title))
  if (notice.lines.length) {
    const list = element("ul")
    for (const line of notice.lines) list.append(element("li", "", line))
    box.append(list)
  }
  return box
}

function buildDownload({ text, href }) {
  const link = element("a", "kk-button kk-download", text)
  link.href = href
  link.download = ""
  return link
}

function buildGrid(grid) {
  const scroll = element("div", "kk-scroll")
  scroll.tabIndex = 0
  scroll.setAttribute("role", "region")
  scroll.setAttribute("aria-label", grid.caption)
  const table = element("table", "kk-table kk-grid")
  table.append(element("caption", "kk-hidden", grid.caption))
  const head = element("tr")
  const below = new Set(grid.below)
  grid.columns.forEach((name, column) => below.has(column) || head.append(header(name, "col")))
  const top = element("thead")
  top.append(head)
  const body = element("tbody")
  for (const cells of grid.rows) {
    const row = element("tr")
    cells.forEach((text, column) => {
      if (below.has(column)) return
      const cell = column === 0 ? header(text, "row") : element("td")
      if (column === grid.status) cell.append(element("span", `kk-status kk-status-${text.key}`, text.text))
      else if (column > 0) cell.textContent = text
      if (grid.numbers.includes(column)) cell.classList.add("kk-number")
      if (text.length > 50) cell.classList.add(text.length > 120 ? "kk-story" : "kk-long")
      row.append(cell)
    })
    body.append(row)
    const told = grid.below.filter(column => cells[column])
    if (told.length) body.append(buildBelow(grid, cells, told))
  }
  table.append(top, body)
  scroll.append(table)
  return scroll
}

// What is too long for a column stands under its row, over the whole width.
function buildBelow(grid, cells, told) {
  const row = element("tr", "kk-below")
  const cell = element("td")
  cell.colSpan = grid.columns.length - grid.below.length
  for (const column of told) {
    const line = element("p")
    line.append(element("span", "kk-below-name", `${grid.columns[column]}: `), cells[column])
    cell.append(line)
  }
  row.append(cell)
  return row
}

// A date stays on one line in a narrow tile: a word joiner after each hyphen between digits.
function unbroken(text) {
  return text.replace(/(\d-)(?=\d)/g, "$1\u2060")
}

// Everything that new data may change without a new structure.
function fill(view) {
  const { data } = view
  view.texts = []
  view.row = 0
  view.fresh = true
  if (data.headline) {
    const headline = textsOf(data.headline, data)
    view.texts.push([view.headline, headline])
    if (view.spoken.textContent !== headline(0)) view.spoken.textContent = headline(0)
  }
  data.tiles?.forEach((tile, place) => {
    const { label, value, note } = view.tiles[place]
    label.textContent = tile.label
    const [number, told] = [textsOf(tile.value, data), textsOf(tile.note, data)]
    view.texts.push([value, row => unbroken(number(row))], [note, row => unbroken(told(row))])
  })
  if (data.note) view.texts.push([view.note, textsOf(data.note, data)])
  themeColors(view.root).palette.forEach((color, place) => view.root.style.setProperty(`--kk-color-${place}`, color))
  if (data.chart) {
    view.caption.textContent = data.chart.title
    view.plot.setAttribute("aria-label", `${data.chart.title}.`)
    view.texts.push([view.alt, textsOf(data.chart.alt, data)])
    view.moving = data.chart.moving.map(one => ({ ...one, ...decode(one.data, data) }))
  }
  if (data.table?.cells) view.cells = decode(data.table.cells, data)
  else if (data.table) view.cells = cellsOfChart(view.moving, data.table)
  view.colors = null
}

// Views with the same shape keep their DOM; only their contents are filled in again.
function shapeOf(data) {
  return JSON.stringify([Boolean(data.headline), Boolean(data.note), data.tiles?.map(tile => tile.tone), data.chart?.height,
    data.table && [data.table.columns, data.table.rows, data.table.caption, data.labels], data.notice, data.grid, data.download])
}

// ---- drawing ------------------------------------------------------------------------------------------

function themeColors(host) {
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

function draw(view) {
  view.dirty = false
  view.fresh = false
  if (view.details?.open) drawTable(view)
  if (!view.plot) return
  if (!plotly) {
    view.dirty = true
    load(view.data.plotly).then(() => mounted.has(view) && draw(view))
    return
  }
  const { chart, lang } = view.data
  if (!view.colors) {
    view.colors = themeColors(view.root)
    view.traces = themed(chart.traces, view.colors)
    view.layout = themed(chart.layout, view.colors)
  }
  // New holders each time: Plotly.react compares by identity.
  const traces = view.traces.map(trace => ({ ...trace }))
  for (const moving of view.moving) {
    let value = moving.at(Math.min(view.row, moving.rows - 1))
    if (moving.width) value = cut(value, moving.width)
    if (moving.trace === null) put(view.layout, moving.path, moving.single ? value[0] : value)
    else put(traces[moving.trace], moving.path, value)
  }
  const narrow = view.plot.clientWidth < 480
  const layout = { ...view.layout, separators: lang === "nl" ? ",." : ".,",
    font: { ...view.layout.font, size: narrow ? 13 : 16 } }
  view.drawing = plotly.react(view.plot, traces, layout, { displayModeBar: false, responsive: true, showSendToCloud: false,
    displaylogo: false, scrollZoom: false, doubleClick: false })
  view.plot.dataset.row = String(view.row)
  if (view.data.picks && !view.picking) {
    view.picking = true
    view.plot.on("plotly_click", event => {
      const number = event.points[0]?.customdata
      if (Number.isInteger(number)) view.pick("picked", number)
    })
  }
}

function drawTable(view) {
  const { table, lang } = view.data
  const values = view.cells.at(Math.min(view.row, view.cells.rows - 1))
  const node = element("table", "kk-table")
  node.append(element("caption", "kk-hidden", table.caption))
  const head = element("tr")
  for (const name of table.columns) head.append(header(name, "col"))
  const top = element("thead")
  top.append(head)
  const body = element("tbody")
  const width = table.columns.length - 1
  table.rows.forEach((name, place) => {
    const row = element("tr")
    if (table.strong.includes(place)) row.className = "kk-strong"
    row.append(header(name, "row"))
    for (let column = 0; column < width; column += 1)
      row.append(element("td", "", written(values[place * width + column], table.units[place], lang, table.unknown)))
    body.append(row)
  })
  node.append(top, body)
  view.scroll.replaceChildren(node)
}

function header(text, scope) {
  const cell = element("th", "", text)
  cell.scope = scope
  return cell
}

// Only the notation of a number that Python computed and rounded: € 1.234, 56,0%.
const NOTATION = {
  euro: { maximumFractionDigits: 0 },
  cents: { minimumFractionDigits: 2, maximumFractionDigits: 3 },
  fraction: { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 },
  points: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  count: { maximumFractionDigits: 1 },
}
const formats = new Map() // a formatter is dear to make: one per unit and language

function written(value, unit, lang, unknown) {
  if (Number.isNaN(value)) return unknown
  if (unit === "date") return dateText(value, lang)
  const name = `${unit} ${lang}`
  if (!formats.has(name))
    formats.set(name, new Intl.NumberFormat(lang === "nl" ? "nl-NL" : "en-GB", NOTATION[unit] ?? NOTATION.count))
  const format = formats.get(name)
  if (unit !== "euro" && unit !== "cents") return format.format(value)
  if (lang === "nl") return `€\u00a0${format.format(value)}`
  return `${value < 0 ? "-" : ""}€${format.format(Math.abs(value))}`
}

// A day of the model: 719163 days from 1-1-0001 to 1-1-1970. Written as words/formatting.py does.
function dateText(value, lang) {
  const style = lang === "nl" ? { day: "2-digit", month: "2-digit", year: "numeric" }
    : { day: "numeric", month: "long", year: "numeric" }
  const format = new Intl.DateTimeFormat(lang === "nl" ? "nl-NL" : "en-GB", { ...style, timeZone: "UTC" })
  return format.format(new Date((value - 719163) * 86400000))
}

let loading = null
function load(url) {
  loading ??= new Promise((resolve, reject) => {
    if (window.Plotly) return resolve()
    const script = element("script")
    script.src = url
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`could not load ${url}`))
    document.head.append(script)
  }).then(() => {
    plotly = window.Plotly
  })
  return loading
}

export default function ({ parentElement, data: raw, setTriggerValue }) {
  const data = unpack(raw)
  if (document.documentElement.lang !== data.lang) document.documentElement.lang = data.lang
  let view = views.get(parentElement)
  if (!view || view.shape !== shapeOf(data)) {
    if (view) forget(view)
    view = build(parentElement, data)
    views.set(parentElement, view)
    mounted.add(view)
  } else {
    view.data = data
    fill(view)
  }
  view.pick = setTriggerValue
  show(view)
  return () => {
    forget(view)
    views.delete(parentElement)
  }
}

function forget(view) {
  mounted.delete(view)
  offscreen.unobserve(view.root)
  if (view.plot) {
    offscreen.unobserve(view.plot)
    // Not while Plotly is still drawing: it would call into what was just taken away.
    Promise.resolve(view.drawing).finally(() => plotly?.purge(view.plot))
  }
}
