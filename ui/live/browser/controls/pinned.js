// The conclusion of a page with controls beside its charts stays in view: where it is scrolled away, its words stand
// under the strip of results. Only to be seen: who hears the page has it at its own place.

import { element } from "../dom.js"
import { LANGUAGES } from "../languages.js"

let watched = null // the conclusion on the page
let line = null

const STRIP = 64 // pixels that the strip takes at the top of the screen
const scrolledAway = new IntersectionObserver(([entry]) => {
  line.hidden = entry.intersectionRatio === 1 || entry.boundingClientRect.top > innerHeight / 2
}, { rootMargin: `-${STRIP}px 0px 0px 0px`, threshold: 1 })
const words = new MutationObserver(() => { line.textContent = watched.textContent })

// After the strip or the conclusion was drawn: which of them comes first differs.
export function pinConclusion() {
  const root = document.querySelector(".st-key-strip .kk-live")
  if (!root) return
  if (line?.parentElement !== root) {
    line = element("p", "kk-pinned")
    line.setAttribute("aria-hidden", "true")
    line.hidden = true
    root.append(line)
    watched = null
  }
  const found = document.querySelector(".st-key-controls") && document.querySelector(".st-key-live-headline .kk-headline")
  if (found === watched) return
  scrolledAway.disconnect()
  words.disconnect()
  watched = found
  line.hidden = true
  if (!found) return
  line.textContent = found.textContent
  words.observe(found, { childList: true, characterData: true, subtree: true })
  scrolledAway.observe(found)
}

// How many assumptions are changed: where the bar that lists them is scrolled away, that the results are not the case's
// is still said.
export function countChanges(root, changed) {
  const counted = root.querySelector(".kk-changed") ?? root.appendChild(element("p", "kk-changed"))
  counted.hidden = !changed
  root.classList.toggle("kk-has-changes", Boolean(changed))
  counted.textContent = changed ? LANGUAGES[document.documentElement.lang].changed.replace("{count}", changed) : ""
}
