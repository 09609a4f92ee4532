// A text per row, and the notation of a number that Python computed and rounded.

import { LANGUAGES } from "./languages.js"
import { decode } from "./rows.js"

// Texts are a text per row, or patterns and the numbers that Python computed for them (words/sentences.py).
export const textsOf = (texts, data) => allUnbroken(spelled(texts, data))

function spelled(texts, data) {
  if (Array.isArray(texts)) return row => texts[Math.min(row, texts.length - 1)]
  const value = array => {
    const { rows, at } = decode(array, data)
    return row => at(Math.min(row, rows - 1))[0]
  }
  const which = texts.which ? value(texts.which) : () => 0
  const numbers = {}
  for (const [name, one] of Object.entries(texts.numbers ?? {})) numbers[name] = { notation: one.notation, at: value(one.values) }
  // Behind an amount: divided by its count.
  for (const [name, count] of Object.entries(texts.counts ?? {})) {
    const at = value(count)
    numbers[`${name}_each`] = { notation: "each", at: row => quotient(numbers[name].at(row), at(row)) }
  }
  const said = (name, row) => texts.words?.[name] ?? written(numbers[name].at(row), numbers[name].notation, data.lang)
  const textAt = row => texts.patterns[which(row)].replace(SLOT, (_, name) => said(name, row))
  // In pieces where a number of it can be taken apart: each with the name of that number, if it is one.
  // A number that is another one in each pattern has a name in each.
  const madeAt = (name, row) => Array.isArray(texts.made[name]) ? texts.made[name][which(row)] : texts.made[name]
  if (texts.made) textAt.pieces = row => texts.patterns[which(row)].split(SLOT)
    .map((piece, place) => place % 2 ? [said(piece, row), madeAt(piece, row)] : [piece])
  return textAt
}

const SLOT = /\ue000(\w+)\ue001/g

// The one division here: both numbers travel already, and what comes out of them would double a page
// (model/money/divisors.py says when there is none).
export function quotient(amount, count) {
  return count > 0 ? amount / count : NaN
}

// Halves away from zero, as words/formatting.py: six decimals further 267.49999999999994 is the half that was meant.
function rounded(value, decimals) {
  const scale = 10 ** decimals
  const whole = Math.floor(Math.round(Math.abs(value) * scale * 1e6) / 1e6 + 0.5) / scale
  return whole === 0 ? 0 : Math.sign(value) * whole
}

// Per resident or benefit: nothing and from 100 up in whole euros, others with cents; what is not nothing is never
// said to be € 0,00 (words/formatting.py).
function each(value, lang) {
  const cents = rounded(value, 2)
  if (value !== 0 && cents === 0) return LANGUAGES[lang].less_than.replace("{amount}", written(0.01, "cents", lang))
  return value === 0 || Math.abs(cents) >= 100 ? written(rounded(value, 0), "euro", lang) : written(cents, "cents", lang)
}

// An amount for who listens: below each of these rounded to so many euros (words/formatting.py).
const ABOUT = [[1000, 1], [10000, 100], [1000000, 1000], [Infinity, 10000]]

function about(value, lang) {
  const [, step] = ABOUT.find(([below]) => Math.abs(value) < below)
  const whole = rounded(value / step, 0) * step
  const text = written(whole, "euro", lang)
  return whole === value ? text : LANGUAGES[lang].about.replace("{amount}", text)
}

// A date and a range of years stay on one line: a word joiner after each hyphen or dash between digits.
const unbroken = text => text.replace(/(\d[-–])(?=\d)/g, "$1\u2060")

function allUnbroken(textAt) {
  const whole = row => unbroken(textAt(row))
  if (textAt.pieces) whole.pieces = row => textAt.pieces(row).map(([text, made]) => [unbroken(text), made])
  return whole
}

// Only the notation of a number that Python computed and rounded: € 1.234, 56,0%.
const NOTATION = {
  euro: { maximumFractionDigits: 0 },
  cents: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  fraction: { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 },
  percent: { style: "percent", maximumFractionDigits: 0 },
  points: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  hundredths: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  count: { maximumFractionDigits: 1 },
}
const formats = new Map() // a formatter is dear to make: one per unit and language

export function written(value, unit, lang, unknown = LANGUAGES[lang].unknown) {
  if (Number.isNaN(value)) return unknown
  if (unit === "each") return each(value, lang)
  if (unit === "about") return about(value, lang)
  if (unit === "stepped") return written(value, "euro", lang)
  if (unit === "change") return value > 0 ? written(-value, "euro", lang).replace("-", "+") : written(value, "euro", lang)
  const spoken = LANGUAGES[lang]
  if (unit === "date") return dated(value, spoken.day, spoken)
  if (unit === "short_date") return dated(value, spoken.short_day, spoken)
  const name = `${unit} ${lang}`
  if (!formats.has(name)) formats.set(name, new Intl.NumberFormat(spoken.locale, NOTATION[unit] ?? NOTATION.count))
  const format = formats.get(name)
  if (unit !== "euro" && unit !== "cents") return format.format(value)
  return (value < 0 ? spoken.euro_below_zero : spoken.euro).replace("{number}", format.format(Math.abs(value)))
}

// A day of the model: 719163 days from 1-1-0001 to 1-1-1970. The patterns are those of words/languages.py.
function dated(value, pattern, spoken) {
  const date = new Date((value - 719163) * 86400000)
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()]
  const texts = { day: String(day), "day:02d": String(day).padStart(2, "0"), month: String(month + 1),
    "month:02d": String(month + 1).padStart(2, "0"), year: String(year), name: spoken.months[month],
    short: spoken.short_months[month] }
  return pattern.replace(/\{([^}]+)\}/g, (_, name) => texts[name])
}
