// How far the cost can lie apart, in the strip of results. The server draws it only for who waits for it: when nothing
// has moved for a moment.

const STILL = 700 // milliseconds
const AGAIN = 5000 // after an answer that did not come
const MOST = 50
const WAITING = "…"

const known = new Map() // address -> text
let later = null

// Of what is set: while a thumb moves nobody knows it.
export function rangeAt(view) {
  return row => (row === 0 && known.get(view.data.range)) || WAITING
}

export function askRange(view, say) {
  clearTimeout(later)
  const { range: address, presenting } = view.data
  if (!address || presenting || known.has(address)) return
  const wait = pause => { later = setTimeout(ask, pause) }
  const ask = async () => {
    if (view.gone || view.data.range !== address) return
    if (view.row !== 0 || document.hidden) return wait(STILL)
    const answer = await fetch(address).catch(() => null)
    if (!answer?.ok) return view.data.range === address && wait(AGAIN)
    known.set(address, await answer.text())
    if (known.size > MOST) known.delete(known.keys().next().value)
    if (!view.gone && view.data.range === address) say(view)
  }
  wait(STILL)
}
