// What Streamlit says to a screen reader in English, in the language of the page (words/languages.py).

import { afterRuns } from "./dom.js"
import { LANGUAGES } from "./languages.js"

const NAMED = "a, button, section, nav"
export const translateStreamlit = () => afterRuns(translate)

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
