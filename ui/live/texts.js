// A text per row, and the notation of a number that Python computed and rounded.

import { decode } from "./rows.js"

// Texts are a text per row, or patterns and the numbers that Python computed for them (words/sentences.py).
export function textsOf(texts, data) {
  if (Array.isArray(texts)) return row => texts[Math.min(row, texts.length - 1)]
  const value = array => {
    const { rows, at } = decode(array, data)
    return row => at(Math.min(row, rows - 1))[0]
  }
  const which = texts.which ? value(texts.which) : () => 0
  const numbers = {}
  for (const [name, one] of Object.entries(texts.numbers)) numbers[name] = { notation: one.notation, at: value(one.values) }
  return row => texts.patterns[which(row)].replace(/\ue000(\w+)\ue001/g, (_, name) =>
    written(numbers[name].at(row), numbers[name].notation, data.lang))
}

// A date stays on one line in a narrow tile: a word joiner after each hyphen between digits.
export function unbroken(text) {
  return text.replace(/(\d-)(?=\d)/g, "$1\u2060")
}

// Only the notation of a number that Python computed and rounded: € 1.234, 56,0%.
const NOTATION = {
  euro: { maximumFractionDigits: 0 },
  cents: { minimumFractionDigits: 2, maximumFractionDigits: 3 },
  fraction: { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 },
  points: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  count: { maximumFractionDigits: 1 },
}
const formats = new Map() // a formatter is dear to make: one per unit and language

export function written(value, unit, lang, unknown) {
  if (Number.isNaN(value)) return unknown
  if (unit === "date") return dateText(value, lang)
  const name = `${unit} ${lang}`
  if (!formats.has(name))
    formats.set(name, new Intl.NumberFormat(lang === "nl" ? "nl-NL" : "en-GB", NOTATION[unit] ?? NOTATION.count))
  const format = formats.get(name)
  if (unit !== "euro" && unit !== "cents") return format.format(value)
  if (lang === "nl") return `€\u00a0${format.format(value)}`
  return `${value < 0 ? "-" : ""}€${format.format(Math.abs(value))}`
}

// A day of the model: 719163 days from 1-1-0001 to 1-1-1970. Written as words/formatting.py does.
function dateText(value, lang) {
  const style = lang === "nl" ? { day: "2-digit", month: "2-digit", year: "numeric" }
    : { day: "numeric", month: "long", year: "numeric" }
  const format = new Intl.DateTimeFormat(lang === "nl" ? "nl-NL" : "en-GB", { ...style, timeZone: "UTC" })
  return format.format(new Date((value - 719163) * 86400000))
}
