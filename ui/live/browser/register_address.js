// What is searched for in a register, in the address (words/link.py names the same parameters). Streamlit writes the
// address too, and may put there what was searched for a while ago: so ours is written again after it.

import "./controls/address.js" // first: it hears all that is written, this too

const PAUSE = 250 // milliseconds: a browser refuses an address per key

let kept = null // which register, what is searched for in it, and on which page
let waiting = null
let watched = false
const WRITE = { pushState: history.pushState.bind(history), replaceState: history.replaceState.bind(history) }

// What the address says of this register on arrival, later what was kept.
export function fromAddress(name) {
  watch()
  if (kept && kept.path === location.pathname) return kept.name === name ? kept.filter : {}
  const said = new URLSearchParams(location.search)
  if (said.has("toon") && said.get("toon") !== name) return {}
  return {
    text: said.get("zoek") ?? "",
    statuses: (said.get("status") ?? "").split(","),
    changed: said.get("gewijzigd") === "1",
    page: said.get("pagina") ?? "",
  }
}

export function keepInAddress(name, filter) {
  kept = { name, filter, path: location.pathname }
  clearTimeout(waiting)
  waiting = setTimeout(write, PAUSE)
}

function write() {
  if (kept && kept.path !== location.pathname) kept = null
  if (!kept) return
  const { name, filter } = kept
  const said = new URLSearchParams(location.search)
  const before = said.toString()
  for (const parameter of ["toon", "zoek", "status", "gewijzigd", "pagina"]) said.delete(parameter)
  const wanted = {
    zoek: filter.text.trim(), status: [...filter.statuses].join(","), gewijzigd: filter.changed ? "1" : "",
    pagina: filter.page,
  }
  const asked = Object.entries(wanted).filter(([, value]) => value)
  if (asked.length) for (const [parameter, value] of [["toon", name], ...asked]) said.set(parameter, value)
  const query = said.toString()
  if (query !== before) WRITE.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash)
}

// After every address that Streamlit writes. At the end of a run would be too early now and then.
function watch() {
  if (watched) return
  watched = true
  for (const way of Object.keys(WRITE)) history[way] = (...given) => {
    WRITE[way](...given)
    write()
  }
}
