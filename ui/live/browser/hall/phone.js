// The phone that controls a screen (server/hall/phone_page.py): it asks what the screen shows, and tells what is pressed.

const words = JSON.parse(document.body.dataset.words)
const room = location.pathname // a web server may have put a path of its own before it
const code = room.split("/").at(-1)
const [title, said, slider, back, on, slide] = ["h1", "#said", "#slider", "#back", "#on", "#slide"].map(one => document.querySelector(one))
const [label, output] = [slider.querySelector("label"), slider.querySelector("output")]

const PAUSE = 1000 // milliseconds before it tries again
const PATIENCE = 8000 // for one answer
const BETWEEN = 40 // two places of the slider
const OWN = 1000 // after the last move the thumb is the finger's, not the screen's
const KEPT = "kk-phone"

let state = null
let moved = -OWN
let held = false
let ended = false

const pause = time => new Promise(resolve => setTimeout(resolve, time))

// The key by which this room knows this phone again; another room gets another, so that it says nothing about who it is.
const key = (() => {
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map(one => one.toString(16).padStart(2, "0")).join("")
  try {
    const [of, found] = (localStorage.getItem(KEPT) ?? "").split(" ")
    if (of === code) return found
    localStorage.setItem(KEPT, `${code} ${made}`)
    return made
  } catch {
    return made // a browser that keeps nothing
  }
})()

async function ask(method, path, body) {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE)
  try {
    const headers = { "X-Afstand": key, ...(body && { "Content-Type": "application/json" }) }
    const answer = await fetch(`${room}${path}`, {
      method, headers, body: body && JSON.stringify(body), cache: "no-store", signal: patience.signal,
    })
    if (answer.status === 404) end(words.gone)
    if (answer.status === 409) end(words.taken)
    return answer
  } finally {
    clearTimeout(timer)
  }
}

function say(text) {
  if (said.textContent !== text) said.textContent = text
}

function end(text) {
  ended = true
  for (const one of [slider, back.parentElement]) one.hidden = true
  title.textContent = "Keuzekompas"
  say(text)
}

// ---- what the screen shows ----

async function follow() {
  let version = -1
  let joined = false
  while (!ended) {
    try {
      if (!joined) joined = (await ask("POST", "/telefoon", {})).ok
      const answer = joined && await ask("GET", `/stand?na=${Math.max(version, 0)}`)
      if (!answer?.ok) throw new Error("no answer")
      const found = await answer.json()
      version = found.version
      if (!ended) show(found)
    } catch {
      if (ended) return
      enable(false)
      say(words.lost)
      await pause(PAUSE)
    }
  }
}

function show(found) {
  state = found.state
  say(found.listens && state ? "" : words.away)
  if (state && title.textContent !== state.title) title.textContent = state.title
  enable(found.listens)
  const own = state?.slider
  slider.hidden = !own
  if (!own) return
  if (label.textContent !== own.label) label.textContent = own.label
  output.textContent = own.text
  slide.setAttribute("aria-valuetext", own.text)
  const same = slide.dataset.of === own.key
  if (same && (held || performance.now() - moved < OWN)) return
  slide.dataset.of = own.key
  Object.assign(slide, { min: own.least, max: own.most, value: own.at })
}

function enable(listens) {
  back.disabled = !listens || !state?.back
  on.disabled = !listens || !state?.on
  slide.disabled = !listens
}

// ---- what is pressed ----

for (const [button, press] of [[back, "back"], [on, "on"]]) button.addEventListener("click", async () => {
  try {
    const answer = await ask("POST", "/opdracht", { press })
    if (!answer.ok && !ended) say(words.lost)
    else if (answer.ok) navigator.vibrate?.(15)
  } catch {
    say(words.lost)
  }
})

// One place at a time, and always the last: what the thumb passed meanwhile is left out. Letting go is never left out.
let next = null
let sending = false

async function send(command) {
  next = command
  moved = performance.now()
  if (sending) return
  sending = true
  while (next && !ended) {
    const one = next
    next = null
    const answer = await ask("POST", "/opdracht", one).catch(() => null)
    if (!answer?.ok && one.done) next ??= one
    await pause(answer?.ok ? BETWEEN : PAUSE / 4)
  }
  sending = false
}

const place = done => send({ slide: Number(slide.value), done, of: slide.dataset.of })
slide.addEventListener("input", () => place(false))
slide.addEventListener("change", () => place(true))
slide.addEventListener("pointerdown", () => { held = true })
for (const kind of ["pointerup", "pointercancel", "touchend", "touchcancel"]) addEventListener(kind, () => { held = false })

follow()
