// At the foot of every page: whether everything adds up, as the server says when the foot is in sight and nothing has
// moved for a moment. A link to the page with every sum.

import { element } from "../dom.js"
import { ask, toldAt } from "./range.js"

const STILL = 1200 // milliseconds: what it costs is asked first (range.js)
const MENU = '[data-testid="stSidebarNav"] a'
const SIGNS = { unknown: "…", holds: "✓", broken: "!" }

export function buildMark(view) {
  const link = element("a", "kk-mark")
  const sign = element("span", "kk-mark-sign")
  sign.setAttribute("aria-hidden", "true")
  const words = element("span")
  link.append(sign, words)
  link.addEventListener("click", goInside)
  view.mark = { link, sign, words }
  return link
}

export function drawMark(view) {
  const { link, sign, words } = view.mark
  const { mark, check } = view.data
  const told = toldAt(view, check)
  const state = told ? (told.holds ? "holds" : "broken") : "unknown"
  const text = told ? told.text : mark.label
  if (words.textContent === text && link.dataset.state === state) return
  link.dataset.state = state
  sign.textContent = SIGNS[state]
  words.textContent = text
}

// Only for who sees the foot of the page: after every change of everybody it would be the server's largest work.
export const askMark = (view, say) =>
  ask(view, "check", STILL, answer => answer.json(), () => say(view), () => isInSight(view.mark.link))

function isInSight(node) {
  const { top, bottom } = node.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

// As the menu goes there: what can be undone stays, and the page need not be fetched.
function goInside(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const { pathname } = event.currentTarget
  const inMenu = [...document.querySelectorAll(MENU)].find(one => one.pathname === pathname)
  if (!inMenu) return
  event.preventDefault()
  inMenu.click()
}
