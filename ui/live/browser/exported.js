// What can be shared or downloaded. A file that the server makes takes seconds: who asks for it is told that it is being
// made, when it is there, and why not. Without this code the same link asks for it plainly.

import { element } from "./dom.js"
import { LANGUAGES } from "./languages.js"
import { heading } from "./parts.js"

const MOST_LEAVES = 60
const KEEP = 60000 // milliseconds: the browser may still be writing it

export function buildDownload({ text, href }, lang) {
  const holder = element("div", "kk-made-here")
  const link = element("a", "kk-button kk-download", text)
  link.href = href
  link.download = ""
  const said = element("span", "kk-making")
  said.setAttribute("role", "status")
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (link.getAttribute("aria-busy") !== "true") make(link, said, LANGUAGES[lang])
  })
  holder.append(link, said)
  return holder
}

async function make(link, said, words) {
  link.setAttribute("aria-busy", "true")
  tell(said, words.making)
  try {
    const answer = await fetch(link.href)
    if (!answer.ok) return tell(said, await reason(answer) || words.not_made, "wrong")
    const content = await answer.blob()
    const name = nameOf(answer, link)
    keep(content, name)
    tell(said, words.is_made.replace("{name}", () => name).replace("{size}", () => sizeOf(content.size, words)))
  } catch {
    tell(said, words.not_made, "wrong")
  } finally {
    link.removeAttribute("aria-busy")
  }
}

function tell(said, text, kind = "") {
  said.textContent = text
  said.dataset.kind = kind
}

// Only what our server says: a web server before it answers with a page.
const reason = async answer => answer.headers.get("content-type")?.startsWith("text/plain") ? (await answer.text()).trim() : ""

const nameOf = (answer, link) =>
  /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? new URL(link.href).pathname.split("/").pop()

function keep(content, name) {
  const link = element("a")
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP)
}

function sizeOf(bytes, words) {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${(bytes / 1e6).toFixed(1).replace(".", words.decimal)} MB`
}

export function buildCard(card, lang) {
  const box = element("div", "kk-card")
  box.append(heading(element("p", "kk-card-title", card.title), 2), element("p", "kk-card-told", card.told))
  if (card.link) box.append(element("p", "kk-card-link", card.link), buildCopy(card.link, LANGUAGES[lang]))
  if (card.code) box.append(buildCode(card.code))
  for (const file of card.files) box.append(buildDownload(file, lang))
  if (card.facts.length) {
    const facts = element("dl", "kk-facts")
    for (const [name, text] of card.facts) facts.append(element("dt", "", name), element("dd", "", text))
    const fold = element("details", "kk-facts-fold")
    fold.append(element("summary", "", LANGUAGES[lang].facts), facts)
    box.append(fold)
  }
  if (card.leaves) box.append(...buildLeaves(card.leaves, LANGUAGES[lang]))
  if (card.outline) box.append(...buildOutline(card.outline, LANGUAGES[lang]))
  if (card.prints) {
    const button = element("button", "kk-button kk-download", card.prints)
    button.type = "button"
    button.addEventListener("click", () => print())
    box.append(button)
  }
  return box
}

function buildCopy(link, words) {
  const holder = element("div", "kk-made-here")
  const button = element("button", "kk-button kk-download", words.copy)
  button.type = "button"
  const said = element("span", "kk-making")
  said.setAttribute("role", "status")
  button.addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(link).then(() => true, () => false)
    tell(said, done ? words.copied : words.not_copied, done ? "" : "wrong")
  })
  holder.append(button, said)
  return holder
}

// One page after the other, until there is no next one: the server makes them all for the first.
function buildLeaves({ address, alt, caption }, words) {
  const said = element("p", "kk-making", words.making)
  said.setAttribute("role", "status")
  const row = element("div", "kk-leaves")
  row.tabIndex = 0
  row.setAttribute("role", "region")
  row.setAttribute("aria-label", caption)
  const load = number => {
    const image = element("img")
    image.alt = alt.replace("{number}", number)
    image.addEventListener("load", () => {
      tell(said, "")
      row.append(image)
      if (row.isConnected && number < MOST_LEAVES) load(number + 1)
    })
    image.addEventListener("error", () => { if (number === 1) tell(said, words.not_made, "wrong") })
    image.src = `${address}${number}`
  }
  load(1)
  return [said, row]
}

function buildOutline(address, words) {
  const said = element("p", "kk-making", words.making)
  said.setAttribute("role", "status")
  const list = element("ol", "kk-outline")
  const fill = async () => {
    const answer = await fetch(address)
    if (!answer.ok) return tell(said, await reason(answer) || words.not_made, "wrong")
    list.append(...(await answer.json()).map(one => element("li", "", one)))
    tell(said, "")
  }
  fill().catch(() => tell(said, words.not_made, "wrong"))
  return [said, list]
}

// Only the browser knows under which path and over which connection it came.
function buildCode({ picture, alt, alone }) {
  const holder = element("div", "kk-code")
  const image = element("img")
  image.alt = alt
  image.addEventListener("error", () => holder.replaceChildren(element("p", "kk-alt", alone)))
  const here = new URLSearchParams({ https: Number(location.protocol === "https:"), folder: new URL(".", document.baseURI).pathname })
  image.src = `${picture}${picture.includes("?") ? "&" : "?"}${here}`
  holder.append(image)
  return holder
}
