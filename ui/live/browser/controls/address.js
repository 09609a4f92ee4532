// One change is one entry of the browser's history: Back undoes it and Forward does it again (ui/session/steps.py).
// Streamlit writes the address twice now and then, or once more on Back. So what it writes comes past here. An entry
// remembers what is set in it, and what was in its neighbours on the same page.

const NO_STEPS = ["lang", "presenteren", "schermen", "toon", "zoek", "status", "gewijzigd", "pagina"] // words/link.py
const OF_BROWSER = NO_STEPS.slice(3)
const SOON = 300 // milliseconds: Streamlit empties the address before it goes to another page, and fills it again at once
const HELD = 150 // milliseconds that an emptied address waits for that
const MOST = 1000 // milliseconds: the browser went by then, or there is nothing to go to
const NATIVE = { push: history.pushState.bind(history), replace: history.replaceState.bind(history) }

let going = null // the address for which we ourselves go back or forward
let emptied = 0 // the clock of an address that Streamlit emptied and may fill again

const entry = () => history.state?.kk ?? { at: settingsIn(location.search) }
const keep = (kk, url = location.href) => NATIVE.replace({ ...history.state, kk }, "", url)

function settingsIn(search) {
  const said = new URLSearchParams(search)
  for (const name of NO_STEPS) said.delete(name)
  said.sort()
  return said.toString()
}

history.pushState = (_state, _title, url) => write(new URL(url ?? "", location.href), false)
history.replaceState = (_state, _title, url) => write(new URL(url ?? "", location.href), true)

function write(to, replacing) {
  if (!replacing) clearTimeout(emptied)
  // Who leaves the page while we go back goes when we are there: the way back would start at the new page.
  if (going) return void (going = to)
  if (to.pathname !== location.pathname) return leave(to)
  const at = settingsIn(to.search)
  const here = entry()
  if (!at && here.at && !replacing) emptied = setTimeout(step, HELD, to, at)
  else if (at === here.at || replacing) keep({ ...here, at }, to)
  else step(to, at)
}

function step(to, at) {
  const here = entry()
  // To go back here would bring back the page that is being left. So this entry stays, the same as the one before it.
  if (at === here.before && !here.at && performance.now() - here.made < SOON) keep({ at }, to)
  else if (at === here.before) go(-1, to)
  else if (at === here.after) go(1, to)
  else {
    keep({ ...here, after: at })
    NATIVE.push({ kk: { at, before: here.at, made: performance.now() } }, "", to)
  }
}

// To another page: with what is set, or Streamlit writes the same entry once more.
function leave(to) {
  keep({ ...entry(), after: null })
  if (!to.search) {
    const said = new URLSearchParams(location.search)
    for (const name of OF_BROWSER) said.delete(name)
    to.search = said
  }
  NATIVE.push({ kk: { at: settingsIn(to.search) } }, "", to)
}

// What was undone by a button or a key is the entry before this one.
function go(by, to) {
  going = to
  history.go(by)
  setTimeout(arrive, MOST)
}

function arrive() {
  const to = going
  going = null
  if (to) write(to, false)
}

// Where the reader goes back or forward Streamlit hears it next, and asks the server for the page as the address of the
// entry says. Where we go ourselves the server wrote that address: asked again it would bring that back when the reader
// has moved on.
addEventListener("popstate", event => {
  clearTimeout(emptied)
  if (going) event.stopImmediatePropagation()
  arrive()
})
