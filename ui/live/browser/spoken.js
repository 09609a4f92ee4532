// What Streamlit says in English, most of it to a screen reader, in the language of the page (words/languages.py).

import { afterRuns } from "./dom.js"
import { LANGUAGES } from "./languages.js"

const NAMED = "a, button, section, nav"
const NOTHING_FOUND = "[role=listbox][data-empty] [role=option] span"
export const translateStreamlit = () => afterRuns(translate)

// What a list says in which nothing is found stands there as soon as that letter is typed.
addEventListener("input", ({ target }) => {
  if (target.getAttribute("role") === "combobox") requestAnimationFrame(() => setTimeout(translateNothingFound))
})

function translateNothingFound() {
  const words = Object.entries(LANGUAGES[document.documentElement.lang].of_streamlit)
  for (const one of document.querySelectorAll(NOTHING_FOUND)) {
    const said = sayingOf(words, one.textContent)
    if (said) one.firstChild.data = said
  }
}

function translate() {
  const words = Object.entries(LANGUAGES[document.documentElement.lang].of_streamlit)
  for (const one of document.querySelectorAll("input[placeholder]")) one.placeholder = sayingOf(words, one.placeholder) ?? one.placeholder
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
