// What is saved, as its page shows it (ui/controls/saved): the list, a file that the visitor brings, and the keys with
// which he may change what is his. A key stays in this browser: it travels behind the # of a link, which no server sees,
// and over the connection of the page, and stands in no address and no log.

import { element, say as write } from "./dom.js"

const STORE = "keuzekompas-sleutels"
const MOST_BYTES = 900_000 // with every quote and line end written out it must fit in one message
const BOOK = "PK" // so begins a workbook: it is a zip
let memory = {} // where the browser keeps nothing
let told = null // the session that knows all keys

function stored() {
  try {
    const said = JSON.parse(localStorage.getItem(STORE) ?? "{}")
    return said && typeof said === "object" ? { ...memory, ...said } : memory
  } catch {
    return memory
  }
}

function keep(keys) {
  memory = { ...stored(), ...keys }
  try {
    localStorage.setItem(STORE, JSON.stringify(memory))
  } catch {
    // A browser that keeps nothing: for this visit we remember it.
  }
}

// Before Streamlit writes the address anew. The link with a key was opened: from now on this browser has it.
const key = new URLSearchParams(location.hash.slice(1)).get("sleutel")
const id = new URLSearchParams(location.search).get("bewaard")
if (key && id) {
  keep({ [id]: key })
  history.replaceState(history.state, "", location.pathname + location.search)
}

// What this browser and this session each know of keys, the other knows too.
export function followKeys({ session, known }, tell) {
  if (Object.keys(known).length) keep(known)
  const own = stored()
  if (told === session || Object.keys(own).every(id => id in known)) return
  told = session
  tell("typed", { keys: own })
}

export function buildShelf(view) {
  const holder = element("section")
  view.shelf = { list: element("ul", "kk-shelf"), books: [] }
  if (view.data.shelf.file) holder.append(buildFile(view))
  holder.append(view.shelf.list)
  return holder
}

export function fillShelf(view) {
  const { list, books } = view.shelf
  const { books: wanted, button: label } = view.data.shelf
  while (books.length > wanted.length) books.pop().item.remove()
  while (books.length < wanted.length) books.push(buildBook(view, list, books.length))
  wanted.forEach((book, place) => {
    const { name, figures, told, button } = books[place]
    write(name, book.name)
    write(figures, book.figures)
    write(told, book.told)
    write(button, label)
    button.setAttribute("aria-label", `${label}: ${book.name}`)
  })
}

function buildBook(view, list, place) {
  const item = element("li")
  const [top, text] = [element("div", "kk-entry"), element("div")]
  const [name, figures, told] = ["kk-rank", "kk-model", "kk-why"].map(one => element("span", one))
  name.dir = "auto"
  const button = element("button", "kk-button")
  button.type = "button"
  button.addEventListener("click", () => view.pick("typed", { open: view.data.shelf.books[place].id }))
  text.append(name, figures, told)
  top.append(text, button)
  item.append(top)
  list.append(item)
  return { item, name, figures, told, button }
}

function buildFile(view) {
  const label = element("label", "kk-button kk-bring", view.data.shelf.file)
  const input = element("input", "kk-hidden")
  input.type = "file"
  input.accept = ".json,application/json,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  input.addEventListener("change", async () => {
    const [file] = input.files
    if (file) view.pick("typed", { file: await read(file) })
    input.value = "" // the same file can be brought again
  })
  label.append(input)
  return label
}

async function read(file) {
  if (file.size > MOST_BYTES) return { size: file.size }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (BOOK === String.fromCharCode(...bytes.subarray(0, 2))) return wrapped(bytes)
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
    return JSON.stringify(text).length > MOST_BYTES ? { size: file.size } : { text }
  } catch {
    return { size: 0 } // no text
  }
}

function wrapped(bytes) {
  let signs = ""
  for (let at = 0; at < bytes.length; at += 32_768) signs += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  const book = btoa(signs)
  return book.length > MOST_BYTES ? { size: bytes.length } : { book }
}
