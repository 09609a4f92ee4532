// Without a connection one can turn to the screens that were shown before, as long as nothing was changed since.

import { element } from "../dom.js"

const kept = new Map() // the number of a screen -> a copy of it, and of which address
let lookedAt = null // the number of the copy that stands before the live screen

export const isLost = () => document.querySelector(".stApp").dataset.testConnectionState !== "CONNECTED"

const PARTS = [".st-key-presenting", ".st-key-presenting-bar"]
const live = () => parseInt(document.querySelector(".st-key-presenting-bar p").textContent) // a copy stands after it

export function keepScreen() {
  putAway()
  const copy = element("div", "kk-copy")
  copy.append(...PARTS.map(part => document.querySelector(part).cloneNode(true)))
  copy.inert = true
  copy.style.background = getComputedStyle(document.querySelector(".stApp")).backgroundColor
  kept.set(live(), { copy, address: location.search })
}

export function putAway() {
  document.querySelector(".kk-copy")?.remove()
  lookedAt = null
}

export function lookBack(by) {
  const to = (lookedAt ?? live()) + by
  if (to === live()) return putAway()
  const found = kept.get(to)
  if (found?.address !== location.search) return
  putAway()
  lookedAt = to
  document.querySelector(".stMainBlockContainer").append(found.copy)
}
