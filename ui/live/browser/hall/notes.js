// The speaker's notes (ui/views/decision/notes.py), in a window of their own that follows the screen.

import { element } from "../dom.js"

const STYLE = "body { font: 20px/1.5 system-ui, sans-serif; margin: 1.5rem; max-width: 60ch; color-scheme: light dark; } .kk-said { font-weight: 600; }"
let notes = null // the window
let follow = null

// `onKey` hears the keys of that window too: the speaker turns from there as well.
export function openNotes(onKey) {
  if (notes && !notes.closed) return notes.focus()
  notes = window.open("", "kk-notes", "width=900,height=800")
  if (!notes) return
  const { document: there } = notes
  there.documentElement.lang = document.documentElement.lang
  there.title = document.title
  there.head.replaceChildren(element("style", "", STYLE))
  notes.addEventListener("keydown", onKey)
  write()
  follow?.disconnect()
  follow = new MutationObserver(write)
  follow.observe(document.querySelector(".stApp"), { subtree: true, childList: true, characterData: true })
}

function write() {
  if (notes.closed) return follow.disconnect()
  const screen = document.querySelector(".kk-copy") ?? document
  const text = what => screen.querySelector(what)?.textContent ?? ""
  const own = screen.querySelector(".st-key-notes [data-testid=stMarkdownContainer]")
  notes.document.body.replaceChildren(element("h1", "", text(".st-key-presenting-bar p")),
    element("p", "kk-said", text(".st-key-presenting .kk-headline")),
    ...[...(own?.children ?? [])].map(one => one.cloneNode(true)), element("p", "", text(".st-key-presenting .kk-alt")))
}
