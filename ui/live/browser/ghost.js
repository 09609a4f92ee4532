// Where a chart stood before a thumb moved: thin copies of its marks, laid over it for as long as the thumb moves.
// Copies of what was drawn, since every trace more would make Plotly slower at each position.

const SVG = "http://www.w3.org/2000/svg"
const MARKS = ".barlayer .trace, .scatterlayer .trace"

// Called before another position is drawn: on another axis than it was drawn on it says nothing.
export function layGhost(view) {
  if (!view.ghost && view.plot.dataset.row === "0") lay(view)
  if (view.ghost) view.ghost.style.display = isOnItsAxis(view) ? "" : "none"
}

const isOnItsAxis = ({ moving, row }) => moving.filter(one => one.path === "yaxis.range")
  .every(one => String(one.at(Math.min(row, one.rows - 1))) === String(one.at(0)))

function lay(view) {
  const over = document.createElementNS(SVG, "svg")
  over.setAttribute("class", "kk-ghost")
  over.setAttribute("aria-hidden", "true")
  for (const mark of view.plot.querySelectorAll(MARKS)) {
    const { index, type, fill, mode } = mark.__data__?.[0]?.trace ?? {}
    if (index === undefined || (fill && fill !== "none") || mode === "text" || !moves(view, index, type)) continue
    for (const path of mark.querySelectorAll("path")) over.append(copyOf(path, type))
  }
  view.plot.querySelector(".svg-container")?.append(over)
  view.ghost = over
}

export function liftGhost(view) {
  view.ghost?.remove()
  view.ghost = null
}

// A bar that stands still is pushed along by those that it is stacked upon.
function moves({ moving, traces }, place, type) {
  const stacked = type === "bar" && !traces[place]?.offsetgroup
  return stacked || moving.some(one => one.trace === place && ["x", "y"].includes(one.path) && one.rows > 1)
}

function copyOf(path, type) {
  const copy = document.createElementNS(SVG, "path")
  copy.setAttribute("d", path.getAttribute("d"))
  const { a, b, c, d, e, f } = path.getCTM()
  copy.setAttribute("transform", `matrix(${a} ${b} ${c} ${d} ${e} ${f})`)
  const isLine = path.classList.contains("js-line")
  copy.setAttribute("class", type === "bar" ? "kk-ghost-bar" : isLine ? "kk-ghost-line" : "kk-ghost-point")
  if (type !== "bar") copy.style.stroke = isLine ? path.style.stroke : path.style.fill
  return copy
}
