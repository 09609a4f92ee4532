// What takes the server long: how far the cost can lie apart, in the strip of results, and the part of Start in which
// that stands. The server draws it only for who waits for it: when nothing has moved for a moment.

import { unpack } from "../rows.js"
import { textsOf } from "../texts.js"

const STILL = 700 // milliseconds
const SOON = 100
const AGAIN = 5000 // after an answer that did not come
const MOST = 50
const WAITING = "…"
const TO = " – " // between both ends (ui/views/decision/tiles.py)
const END = ["low", "high"]

const known = new Map() // address -> text, or the data of a part
const clocks = new Map() // the field of the data that names the address -> the clock of who asks there

// Of what is set: while a thumb moves nobody knows it.
export function rangeAt(view) {
  const textAt = row => (row === 0 && known.get(view.data.range)) || WAITING
  // Each end is a number of its own that can be taken apart.
  textAt.pieces = row => {
    const ends = textAt(row).split(TO)
    if (!/\d/.test(ends[0])) return [ends]
    return ends.flatMap((end, place) => [...(place ? [[TO]] : []), [end, `${view.data.rangeMade}.${END[place]}`]])
  }
  return textAt
}

// What the server says at this address; null as long as nobody knows.
export const toldAt = (view, address) => (view.row === 0 && known.get(address)) || null

export const askRange = (view, say) => ask(view, "range", STILL, answer => answer.text(), () => say(view))

// The part that comes in place of this one. Who opens the page need not wait until nothing has moved. What the strip
// would ask stands in it.
export function askPart(view, opened, take) {
  const { later } = view.data
  const place = part => {
    view.root.removeAttribute("data-waits")
    const range = later.replace(/[?&]deel=start$/, "")
    if (range !== later) known.set(range, textsOf(part.tiles[0].value, part)(0))
    take({ ...part, later })
  }
  if (known.has(later)) return place(known.get(later))
  view.root.setAttribute("data-waits", "")
  ask(view, "later", opened ? 0 : STILL, async answer => unpack(new Uint8Array(await answer.arrayBuffer())), place)
}

// Asked when the page is at rest, and where `isWanted` says so by then.
export function ask(view, field, pause, read, told, isWanted = () => true) {
  clearTimeout(clocks.get(field))
  const { [field]: address, presenting } = view.data
  if (!address || presenting || known.has(address)) return
  const isAsked = () => !view.gone && view.data[field] === address
  const wait = pause => clocks.set(field, setTimeout(get, pause))
  const get = async () => {
    if (!isAsked()) return
    if (known.has(address)) return told(known.get(address))
    if (field === "range" && document.querySelector("[data-waits]")) return wait(SOON)
    if (view.row !== 0 || document.hidden || !isWanted()) return wait(STILL)
    const answer = await fetch(address).catch(() => null)
    if (!answer?.ok) return isAsked() && wait(AGAIN)
    known.set(address, await read(answer))
    if (known.size > MOST) known.delete(known.keys().next().value)
    if (isAsked()) told(known.get(address))
  }
  wait(pause)
}
