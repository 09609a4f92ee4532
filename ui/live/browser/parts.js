// Builds the elements of a view: headline, tiles, chart, table, message and grid. What moves is filled in later.

import { drawTable, save } from "./drawing.js"
import { element, header, made, madeInText, sayPieces } from "./dom.js"
import { LANGUAGES } from "./languages.js"
import { LEGEND } from "./room/legend.js"
import { nameOf } from "./panel/bars.js"
import { textsOf } from "./texts.js"

const CONCLUSION = ".st-key-live-headline" // what the page concludes: the first heading under its title

export function heading(node, level) {
  node.setAttribute("role", "heading")
  node.setAttribute("aria-level", level)
  return node
}

export function buildHeadline(view, headline) {
  const node = element("p", "kk-headline")
  if (view.root.closest(CONCLUSION)) heading(node, 2)
  view.headline = node
  // Spoken on release only: while the thumb moves, the slider itself already speaks its value.
  view.spoken = element("p", "kk-hidden")
  view.spoken.setAttribute("role", "status")
  const holder = element("div")
  holder.append(node, view.spoken)
  return holder
}

export function buildTiles(view, tiles) {
  // More than six do not fit beside each other: then each may as well be wide enough for millions.
  const room = tiles.some(tile => tile.wide) ? " kk-wide" : tiles.length > 6 ? " kk-many" : ""
  const list = element("dl", `kk-tiles${room}`)
  view.tiles = tiles.map(tile => {
    const box = element("div", `kk-tile kk-${tile.tone ?? "plain"}`)
    const label = element("dt")
    const place = element("dd", "kk-value")
    const value = tile.made ? made("") : place // a number that can be taken apart (panel/panel.js)
    if (tile.made) place.append(value)
    const beside = element("dd", "kk-beside")
    const note = element("dd", "kk-note")
    box.append(label, place, beside, note)
    list.append(box)
    return { label, value, beside, note }
  })
  return list
}

export function buildChart(view, chart) {
  const figure = element("figure", "kk-figure")
  view.caption = chart.claim ? element("figcaption", "kk-alt") : heading(element("div", "kk-title"), 3)
  view.plot = element("div", "kk-plot")
  view.plot.setAttribute("role", "img")
  // Bars and lines have their names below them; in other charts Plotly writes them.
  if (chart.ghost) view.legend = element("ul", "kk-legend")
  view.plot.style.height = `${chart.height - (view.legend ? LEGEND : 0)}px` // dressed() knows whether it is higher
  if (chart.minWidth) {
    view.plot.style.minWidth = `${chart.minWidth}px`
    figure.tabIndex = 0
  }
  view.alt = element("p", "kk-alt")
  if (chart.claim) figure.append((view.claim = heading(element("p", "kk-title kk-claim"), 3)))
  figure.append(view.caption, view.plot, ...(view.legend ? [view.legend] : []), view.alt)
  return figure
}

export function buildSave(view) {
  const row = element("div", "kk-actions")
  const button = element("button", "kk-button", LANGUAGES[view.data.lang].save_image)
  button.type = "button"
  button.addEventListener("click", () => save(view))
  row.append(button)
  return row
}

export function buildTable(view, table) {
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
  details.addEventListener("toggle", () => drawTable(view))
  view.details = details
  row.append(details)
  if (view.plot) details.append(buildSave(view)) // what can be done with a chart stands behind one word
  return row
}

// Texts of the user or of a file go in as text, never as HTML or Markdown.
export function buildNotice(data) {
  const { notice } = data
  const box = element("div", `kk-notice kk-notice-${notice.tone}`)
  box.setAttribute("role", notice.tone === "error" ? "alert" : "status")
  box.append(element("p", "kk-notice-title", notice.title))
  if (notice.lines.length) {
    const list = element("ul")
    for (const line of notice.lines) {
      const item = list.appendChild(element("li", "", typeof line === "string" ? line : ""))
      if (typeof line !== "string") sayPieces(item, textsOf(line, data).pieces(0))
    }
    box.append(list)
  }
  return box
}

const MANY = 5

// `whenBuilt` is called with each row, what stands under it (or null) and its cells.
export function buildGrid(grid, whenBuilt = () => {}) {
  const scroll = element("div", "kk-scroll")
  scroll.tabIndex = 0
  scroll.setAttribute("role", "region")
  scroll.setAttribute("aria-label", grid.caption)
  // A matrix of numbers has upright names above its columns: side by side they would be wider than the page.
  const table = element("table", grid.numbers.length > MANY ? "kk-table kk-grid kk-matrix" : "kk-table kk-grid")
  table.append(element("caption", grid.titled ? "kk-title" : "kk-hidden", grid.caption))
  const head = element("tr")
  const below = new Set(grid.below)
  grid.columns.forEach((name, column) => {
    if (below.has(column)) return
    const cell = header(name, "col")
    if (grid.numbers.includes(column)) cell.classList.add("kk-number")
    head.append(cell)
  })
  const top = element("thead")
  top.append(head)
  const body = element("tbody")
  grid.rows.forEach((texts, place) => {
    const row = element("tr")
    const cells = texts.map((text, column) => column === grid.status ? { key: text, text: grid.statuses[text] } : text)
    cells.forEach((text, column) => {
      if (below.has(column)) return
      const cell = column === 0 ? header(text, "row") : element("td")
      if (column === grid.status) cell.append(element("span", `kk-status kk-status-${text.key}`, text.text))
      else if (column > 0) cell.append(...filled(text, nameOf(grid.made, place, column)))
      if (grid.numbers.includes(column)) cell.classList.add("kk-number")
      if (text.length > 50) cell.classList.add(text.length > 120 ? "kk-story" : "kk-long")
      row.append(cell)
    })
    body.append(row)
    const told = grid.below.filter(column => cells[column])
    const story = told.length ? buildBelow(grid, cells, told, place) : null
    if (story) {
      row.className = "kk-told"
      body.append(story)
    }
    whenBuilt(row, story, cells)
  })
  table.append(top, body)
  scroll.append(table)
  return scroll
}

const TO = " – " // between the ends of a range

// What stands in a cell, and perhaps small words under it.
function filled(text, name) {
  const [main, ...words] = text.split("\n")
  const [own, ...names] = (name ?? "").split("\n")
  return [...numbered(main, own), ...words.map((one, place) => {
    const under = element("span", "kk-under")
    under.append(...(names[place] ? inWords(one, names[place].split(" ")) : [one]))
    return under
  })]
}

// A number that can be taken apart is a button. Of a range both ends have a name.
function numbered(text, name) {
  const [names, ends] = [name?.split(" "), text.split(TO)]
  if (!name || !text) return [text]
  if (names.length !== ends.length) return inWords(text, names)
  return ends.flatMap((end, place) => {
    const number = made(names[place])
    number.textContent = end
    return place ? [TO, number] : [number]
  })
}

const NUMBER = /((?:€\s?)?\d[\d.,]*%?)/

// Of a text with as many numbers as there are names each number can be pressed.
function inWords(text, names) {
  const pieces = text.split(NUMBER)
  if (pieces.length !== 2 * names.length + 1) return [text]
  return pieces.map((piece, place) => {
    if (place % 2 === 0) return piece
    const number = madeInText(names[(place - 1) / 2])
    number.textContent = piece
    return number
  })
}

// What is too long for a column stands under its row, over the whole width.
function buildBelow(grid, cells, told, place) {
  const row = element("tr", "kk-below")
  const cell = element("td")
  cell.colSpan = grid.columns.length - grid.below.length
  for (const column of told) {
    const line = element("p")
    const name = nameOf(grid.made, place, column)
    line.append(element("span", "kk-below-name", `${grid.columns[column]}: `), ...(name ? inWords(cells[column], name.split(" ")) : [cells[column]]))
    cell.append(line)
  }
  row.append(cell)
  return row
}
