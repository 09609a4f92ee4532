// The slider of the screen that a phone moves: the first of the drawer, which opens if it is closed.

import { commit, put } from "../controls/moving.js"

const COMMIT = 2000 // milliseconds without a further place: a phone that is gone never lets go
const PATIENCE = 5000

let wanted = null // the command that was given last
let opened = -PATIENCE // when the drawer was asked to open
let later = null

const plain = text => text.replace(/\u2060/g, "")
const inputOf = key => document.querySelector(`.st-key-drawer .st-key-${CSS.escape(key)} input[type="range"]`)

// What the phone is told of it: by its own control if that is there, else by what the server said (presenting.py).
export function readSlider() {
  const said = [...document.querySelectorAll(".st-key-presented .st-key-first-slider p")].map(one => plain(one.textContent))
  if (said.length !== 5) return null
  const [key, label, text, at, most] = said
  const input = inputOf(key)
  const where = input
    ? { text: plain(input.getAttribute("aria-valuetext") ?? ""), least: Number(input.min), most: Number(input.max), at: Number(input.value) }
    : { text, least: 0, most: Number(most), at: Number(at) }
  return { key, label: label.slice(0, 200), ...where, text: where.text.slice(0, 80) }
}

export function slideTo(command, perform) {
  if (readSlider()?.key !== command.of) return // of a screen that is gone
  wanted = { ...command, since: performance.now() }
  follow(perform)
}

function follow(perform) {
  clearTimeout(later)
  if (!wanted || readSlider()?.key !== wanted.of || performance.now() - wanted.since > PATIENCE) return
  const input = inputOf(wanted.of)
  if (!input) {
    if (!document.querySelector(".st-key-drawer") && performance.now() - opened > PATIENCE) {
      opened = performance.now()
      perform("what-if")
    }
    later = setTimeout(() => follow(perform), 50)
    return
  }
  opened = -PATIENCE
  const place = Math.min(Math.max(wanted.slide, Number(input.min)), Number(input.max))
  if (wanted.done) return end(input, place)
  put(input, place)
  later = setTimeout(() => end(input, place), COMMIT)
}

function end(input, place) {
  wanted = null
  commit(input, place)
}
