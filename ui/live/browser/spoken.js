// What Streamlit says to a screen reader in English, in the language of the page (words/languages.py).

import { LANGUAGES } from "./languages.js"

const NAMED = "a, button, section, nav"
const APP = '[data-testid="stApp"]'
let watched = null

// At the end of every run, and a little later: then what is new on the page stands there.
const LATER = [0, 300, 1000] // milliseconds

export function translateStreamlit() {
  const app = document.querySelector(APP)
  if (!app || app === watched) return
  watched = app
  const soon = () => { for (const pause of LATER) setTimeout(translate, pause) }
  new MutationObserver(soon).observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] })
  soon()
}

function translate() {
  const words = Object.entries(LANGUAGES[document.documentElement.lang].of_streamlit)
  for (const one of document.querySelectorAll(NAMED)) {
    const label = one.getAttribute("aria-label")
    const said = label && sayingOf(words, label)
    if (said) one.setAttribute("aria-label", said)
    if (!label && one.tagName === "A" && one.childElementCount === 0) {
      const text = sayingOf(words, one.textContent)
      if (text) one.textContent = text
    }
  }
}

function sayingOf(words, text) {
  for (const [english, own] of words) {
    const [start, end] = english.split("{name}")
    if (end === undefined ? text === english : text.startsWith(start))
      return own.replace("{name}", () => text.slice(start.length))
  }
  return null
}
