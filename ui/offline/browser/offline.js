// Stands in for Streamlit in a file that works without network: shows one page at a time, draws its parts with the code
// of the live pages, and lets native sliders be watched as Streamlit's are. It computes nothing: it has the answers that
// the server gave when the file was made, and gives those.

import { default as draw } from "../live_chart.js"

const said = JSON.parse(document.getElementById("kko-said").textContent)
const place = document.getElementById("kko-page")
const SLIDERS = ".kko-slider input[type=range]"
const FONT = /fonts\/(inter-\w+)\.woff2$/

const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0))

for (const [name, weight] of [["inter-regular", "400 500"], ["inter-semibold", "600 900"]])
  document.fonts.add(new FontFace("Inter", bytes(said.fonts[name]), { weight }))

// What the pages ask of the server: here only what came along.
window.fetch = async address => {
  const [path, query] = String(address).split("?")
  const font = path.match(FONT)
  if (font) return new Response(bytes(said.fonts[font[1]]), { headers: { "Content-Type": "font/woff2" } })
  const asked = new URLSearchParams(query)
  const told = said.explained[[asked.get("naam"), asked.get("variant")].filter(Boolean).join("@")]
  if (!told) return new Response("", { status: 404 })
  return new Response(JSON.stringify(isMoved() ? { ...told, variant: `${told.variant} ${said.words.moved}`.trim() } : told))
}

// ---- sliders: one moves, the others stand as in the variant ----

const sliders = () => [...place.querySelectorAll(SLIDERS)]
const isMoved = () => sliders().some(one => one.value !== one.dataset.stands)

function put(input, at) {
  const options = said.positions[input.dataset.options]
  const holder = input.parentElement
  input.value = at
  holder.querySelector("output").textContent = options[at]
  holder.querySelector("button").hidden = String(at) === input.dataset.stands
  input.setAttribute("aria-valuetext", options[at])
  input.setAttribute("value", at) // what the charts watch (live_chart.js)
}

function move(input, at) {
  for (const other of sliders()) if (other !== input && other.value !== other.dataset.stands) put(other, other.dataset.stands)
  put(input, at)
}

addEventListener("input", ({ target }) => {
  if (target.matches?.(SLIDERS)) move(target, target.value)
})
addEventListener("change", ({ target }) => {
  if (target.matches?.(SLIDERS)) speak()
})
addEventListener("click", ({ target }) => {
  const holder = target.closest?.(".kko-slider")
  if (!holder || target.tagName !== "BUTTON") return
  const input = holder.querySelector("input")
  input.focus()
  move(input, input.dataset.stands)
  speak()
})

// The conclusion as it is now, for who hears the page: once, when a slider was let go.
function speak() {
  for (const spoken of place.querySelectorAll(".kk-hidden[role=status]")) {
    const { textContent } = spoken.parentElement.querySelector(".kk-headline")
    if (spoken.textContent !== textContent) spoken.textContent = textContent
  }
}

// ---- pages ----

let ends = []

function open(id) {
  const page = document.getElementById(`kko-of-${id}`)
  if (!page) return false
  for (const end of ends) end()
  place.replaceChildren(page.content.cloneNode(true))
  ends = [...place.querySelectorAll("[data-part]")].map(parentElement =>
    draw({ parentElement, data: bytes(said.parts[parentElement.dataset.part]), setTriggerValue() {} }))
  for (const link of document.querySelectorAll(".kko-menu a")) {
    const isHere = link.hash === `#${id.split("--")[0]}`
    if (isHere) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
    if (!isHere) continue
    document.title = `${link.textContent} · Keuzekompas`
    link.scrollIntoView({ block: "nearest", inline: "center" }) // on a phone the menu slides
  }
  return true
}

// What the page shows instead: one of the pages that came along. Who chose it stays where he was, and so does the slider
// that was moved.
function choose(id, find) {
  const main = document.querySelector(".stMain")
  const { scrollTop } = main
  const moved = sliders().find(one => one.value !== one.dataset.stands)
  open(id)
  main.scrollTop = scrollTop
  find()?.focus({ preventScroll: true })
  const again = moved && place.querySelector(`.${CSS.escape(keyOf(moved))} input[type=range]`)
  if (again && again.dataset.options === moved.dataset.options) move(again, moved.value)
}

const keyOf = input => [...input.parentElement.classList].find(name => name.startsWith("st-key-"))

addEventListener("click", ({ target }) => {
  const id = target.closest?.("[data-leads]")?.dataset.leads
  if (id) choose(id, () => place.querySelector(`[data-leads="${id}"]`))
})
addEventListener("change", ({ target }) => {
  const holder = target.closest?.(".kko-views")
  if (holder) choose(target.value, () => place.querySelector(`.${CSS.escape([...holder.classList].at(-1))} select`))
})

const here = () => open(location.hash.slice(1)) || open("start")

addEventListener("hashchange", () => {
  here()
  document.querySelector(".stMain").scrollTo(0, 0)
  place.focus({ preventScroll: true })
})
// The colours of a chart are those of when it was drawn.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", here)
here()
