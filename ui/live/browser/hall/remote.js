// A phone as remote control (server/hall/remote.py): the screen opens a room, shows its code, tells what it shows and does
// what the phone asks, by the same buttons as the keys.

import { element } from "../dom.js"
import { readSlider, slideTo } from "./remote_slider.js"

const KEPT = "kk-remote" // in this tab, so that a page that is loaded again keeps its phone
const PAUSE = 1000 // milliseconds, when the server does not answer
const SOON = 60
const BUTTONS = { on: "story-on", back: "story-back" }

let room = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") // { code, key, address, words, after, phone }
let listening = null // the room of which the commands are asked for
let panel = null

const pause = time => new Promise(resolve => setTimeout(resolve, time))

function ask(method, path, body) {
  const headers = { ...(room && { "X-Afstand": room.key }), ...(body && { "Content-Type": "application/json" }) }
  return fetch(`./afstand${path}`, { method, headers, body: body && JSON.stringify(body), cache: "no-store" })
}

function keep(found) {
  room = found
  if (room) sessionStorage.setItem(KEPT, JSON.stringify(room))
  else sessionStorage.removeItem(KEPT)
}

// Where the pages stand on this host: a web server may have put a path of its own before them.
const folder = () => new URL(".", document.baseURI).pathname

// ---- the room ----

async function openRoom() {
  const answer = await ask("POST", `?lang=${document.documentElement.lang}`, { https: location.protocol === "https:", folder: folder() })
  if (answer.ok) keep({ ...await answer.json(), lang: document.documentElement.lang, after: 0, phone: false })
}

// For as long as the story is presented. ``perform`` presses a button of the page.
export async function followRemote(perform, isPresenting) {
  const own = room?.code
  if (!own || listening === own) return
  listening = own
  const watch = new MutationObserver(tellSoon)
  watch.observe(document.querySelector(".stApp"), {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-valuetext", "disabled"],
  })
  told = null
  tellSoon()
  while (room?.code === own && isPresenting()) {
    try {
      const answer = await ask("GET", `/${own}/opdrachten?na=${room.after}&telefoon=${Number(room.phone)}`)
      if (answer.status === 404 && room?.code === own) {
        keep(null)
        if (closeRemote()) toggleRemote(perform, isPresenting) // a code that means nothing any more
      }
      else if (!answer.ok) await pause(PAUSE)
      else if (room?.code === own && isPresenting()) take(await answer.json(), perform)
    } catch {
      await pause(PAUSE)
    }
  }
  watch.disconnect()
  if (listening === own) listening = null
}

function take({ phone, commands }, perform) {
  const came = phone && !room.phone
  keep({ ...room, phone, after: commands.at(-1)?.number ?? room.after })
  if (came) closeRemote()
  for (const one of commands) {
    if (one.press) perform(BUTTONS[one.press])
    else if ("black" in document.documentElement.dataset) perform("") // brings the screen back
    else slideTo(one, perform)
  }
}

// ---- what the screen shows ----

let told = null
let telling = false
let timer = null

function tellSoon() {
  timer ??= setTimeout(() => { timer = null; tell() }, SOON)
}

const isPossible = key => document.querySelector(`.st-key-${key} button`)?.disabled === false
const title = () => document.querySelector(".st-key-presenting-bar p")?.textContent.replace(/\u2060/g, "")

async function tell() {
  if (!listening || !title()) return
  const state = { title: title().slice(0, 120), back: isPossible("story-back"), on: isPossible("story-on"), slider: readSlider() }
  const text = `${listening} ${JSON.stringify(state)}`
  if (text === told) return
  if (telling) return tellSoon()
  telling = true
  try {
    const answer = await ask("PUT", `/${listening}/stand`, state)
    if (!answer.ok) await pause(PAUSE)
    else told = text
  } catch {
    await pause(PAUSE)
  }
  telling = false
  tellSoon()
}

// ---- the panel ----

export async function toggleRemote(perform, isPresenting) {
  if (closeRemote()) return
  try {
    if (!room || room.lang !== document.documentElement.lang) await openRoom()
  } catch {
    return // no connection: the screen says so
  }
  if (!room) return
  showPanel(perform, isPresenting)
  followRemote(perform, isPresenting)
}

// Whether it was open.
export function closeRemote() {
  const was = panel
  panel = null
  was?.remove()
  return Boolean(was)
}

function showPanel(perform, isPresenting) {
  const { code, address, words, phone } = room
  const { color, backgroundColor } = getComputedStyle(document.querySelector(".stApp"))
  panel = element("dialog", "kk-remote")
  Object.assign(panel.style, { color, backgroundColor })
  const heading = element("h2", "", words.title)
  heading.id = "kk-remote-title"
  panel.setAttribute("aria-labelledby", heading.id)
  panel.append(heading)
  if (phone) panel.append(element("p", "", words.joined), button(words.another, async () => {
    closeRemote()
    keep(null)
    toggleRemote(perform, isPresenting)
  }))
  else if (address) panel.append(element("p", "", words.scan), picture(code, words), element("p", "kk-remote-address", address))
  else panel.append(element("p", "", words.unreachable))
  panel.append(button(words.close, closeRemote))
  panel.addEventListener("cancel", closeRemote)
  document.body.append(panel)
  panel.showModal()
}

function button(text, act) {
  const made = element("button", "", text)
  made.type = "button"
  made.addEventListener("click", act)
  return made
}

function picture(code, words) {
  const image = element("img")
  image.alt = words.picture
  const https = Number(location.protocol === "https:")
  image.src = `./afstand/${code}/qr.svg?lang=${room.lang}&https=${https}&folder=${folder()}`
  return image
}
