// A box beside every slider of an assumption: what is typed there is set exactly (ui/controls/exact.py reads it).

import { afterRuns, element } from "../dom.js"
import { LANGUAGES } from "../languages.js"

const SLIDERS = '[class*="st-key-set-"] input[type="range"]'
const NUMBER = /^(€ ?)?[-\u2212]?(€ ?)?[\d.,]+ ?%?$|^\d{1,2}-\d{1,2}-\d{4}$/ // no name of a class

let refused = null // {key, text, reason}: of which box what was typed is no use
let tell = null
let held = false // a thumb may be moving: where it stood is not where it is
// Per key where its slider stood before it moved. Kept apart from the boxes: one may be built while a thumb moves.
const stood = new Map()
const standing = holder => stood.set(keyOf(holder), textOf(holder.querySelector('input[type="range"]')))
addEventListener("pointerdown", () => {
  held = true
  for (const slider of document.querySelectorAll(SLIDERS)) standing(holderOf(slider))
}, true)
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { held = false }, true)

// ``say``: Streamlit's way to send a value of this component.
export function offerExact(given, say) {
  if ("offline" in document.documentElement.dataset) return // a file has nobody who would hear it
  refused = given
  tell = say
  afterRuns(place)
  place()
}

// The same from elsewhere: the panel of a number has the slider too.
export const sendExact = (key, text) => tell?.("typed", { key, text: plain(text) })

// The thumb moved: the box says where it stands, unless somebody types in it.
export function followExact(key) {
  const box = document.querySelector(`.st-key-${CSS.escape(key)} .kk-exact input`)
  if (!box || box === document.activeElement) return
  fill(box)
  const was = box.parentElement.querySelector(".kk-was")
  const moved = stood.has(key) && box.kkShown !== stood.get(key)
  was.textContent = moved ? LANGUAGES[document.documentElement.lang].was.replace("{value}", () => stood.get(key)) : ""
}

const holderOf = slider => slider.closest('[class*="st-key-set-"]')
const textOf = slider => plain(slider.getAttribute("aria-valuetext"))
// Are all its numbers short, from the least to the most? Then its box may be small, and the slider longer.
const isShort = (slider, holder) => [slider.getAttribute("aria-valuetext"), ...edgesOf(holder).map(one => one.textContent)]
  .every(text => plain(text).trim().length <= 5)
const edgesOf = holder => [...holder.querySelectorAll('[data-testid="stSliderTickBar"] p')]
const plain = text => (text ?? "").replace(/\u00a0/g, " ").replace(/\u2060/g, "")

function place() {
  const made = []
  for (const slider of document.querySelectorAll(SLIDERS)) {
    const holder = holderOf(slider)
    if (!NUMBER.test(textOf(slider))) continue
    let exact = holder.querySelector(".kk-exact")
    if (!exact) made.push(holder)
    exact ??= build(holder)
    const box = exact.firstChild
    box.kkSlider = slider
    holder.dataset.kkExact = isShort(slider, holder) ? "few" : ""
    box.setAttribute("aria-label", LANGUAGES[document.documentElement.lang].exactly.replace("{name}", () => slider.getAttribute("aria-label")))
    const turned = box.kkShown !== textOf(slider)
    if (box !== document.activeElement || (box.kkSent && turned)) fill(box)
    if (!held || !stood.has(keyOf(holder))) standing(holder)
    if (!held) exact.querySelector(".kk-was").textContent = ""
    complain(exact, box, keyOf(holder))
  }
  keepInside(made)
}

// Streamlit set what stands over a thumb when its slider was as wide as its place: with a box beside it the thumb stands
// nearer to the left edge.
function keepInside(holders) {
  const found = holders.map(holder => {
    const over = holder.querySelector('[data-testid="stSliderThumbValue"]')
    const [all, thumb, text] = [holder.querySelector('[data-testid="stSlider"]'), over.parentElement, over]
      .map(one => one.getBoundingClientRect())
    return { over, from: all.left - thumb.left, out: thumb.left + (thumb.width - text.width) / 2 < all.left }
  })
  for (const { over, from, out } of found) if (out) over.style.left = `${from}px`
}

function build(holder) {
  const exact = element("div", "kk-exact")
  const box = element("input")
  box.type = "text"
  box.inputMode = "decimal"
  box.autocomplete = "off"
  box.spellcheck = false
  box.addEventListener("focus", () => box.select())
  box.addEventListener("keydown", event => {
    if (event.key === "Enter") send(box, holder)
    if (event.key === "Escape") fill(box)
    event.stopPropagation() // no key of the page's own
  })
  box.addEventListener("change", () => send(box, holder))
  const was = element("span", "kk-was")
  was.setAttribute("aria-hidden", "true") // the slider says where it stands; this is to be seen
  exact.append(box, was, element("p", "kk-exact-said"))
  holder.append(exact)
  return exact
}

function send(box, holder) {
  const text = box.value.trim()
  if (text === box.kkShown || text === box.kkSent) return
  box.kkSent = text
  tell("typed", { key: keyOf(holder), text })
}

const keyOf = holder => [...holder.classList].find(name => name.startsWith("st-key-")).slice(7)

function fill(box) {
  box.kkShown = box.value = textOf(box.kkSlider)
  box.kkSent = null
}

function complain(exact, box, key) {
  const own = refused?.key === key ? refused : null
  const told = exact.lastChild
  box.toggleAttribute("aria-invalid", Boolean(own))
  if (own && box.value === box.kkShown) box.value = own.text
  if (told.textContent === (own?.reason ?? "")) return
  told.textContent = own?.reason ?? ""
  if (own) told.setAttribute("role", "alert")
  else told.removeAttribute("role")
}
