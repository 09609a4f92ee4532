// How wide words are, near enough: they get their room before anything is drawn.

export const BREAK = "<br>"
const OF_SIZE = 0.56 // a letter, and the figures, spaces and signs of an amount on average
const TOKENS = /&[^;\s]{1,5};|./gu // a letter, or what stands for one in Plotly

export const lettersOfName = name => name.match(TOKENS)?.length ?? 0

export const widthOf = (text, size) => OF_SIZE * size * Math.max(...text.split(BREAK).map(lettersOfName))

// A name over lines of at most so many pixels: broken between words or after a hyphen, and within a word that is longer.
export function wrapped(name, size, room) {
  const most = Math.max(4, Math.floor(room / (OF_SIZE * size)))
  const pieces = name.replaceAll(BREAK, " ").split(/(?<=[ -])/).flatMap(piece => cut(piece, most))
  const lines = []
  for (const piece of pieces) {
    const line = lines.at(-1)
    if (line !== undefined && lettersOfName((line + piece).trimEnd()) <= most) lines[lines.length - 1] += piece
    else lines.push(piece)
  }
  return lines.map(line => line.trimEnd()).join(BREAK)
}

function cut(piece, most) {
  const letters = piece.match(TOKENS) ?? []
  if (lettersOfName(piece.trimEnd()) <= most) return [piece]
  const parts = []
  for (let from = 0; from < letters.length; from += most) parts.push(letters.slice(from, from + most).join(""))
  return parts
}
