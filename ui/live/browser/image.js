// A chart as a picture that can stand alone: what it says above it, and below it what was set, where it comes from,
// and the address that opens it.

import { dressed, themeColors } from "./drawing.js"

const SHARP = 2 // pixels of the picture for one of the screen
const NARROWEST = 720
const EDGE = 24
const STYLES = {
  claim: { font: "bold 22px", line: 30 },
  title: { font: "16px", line: 24 },
  below: { font: "13px", line: 19 },
}

export async function saveImage(view, plotly) {
  const { plot, data, root } = view
  const width = Math.max(plot.clientWidth, NARROWEST)
  // Here Plotly writes the names of the colours itself.
  const { traces, layout, least } = dressed({ ...view, width, legend: null })
  const size = { width, height: Math.max(data.chart.height, least) }
  const whole = { data: traces, layout: { ...layout, ...size } }
  const drawn = await plotly.toImage(whole, { format: "svg", imageDataOnly: true, ...size })
  const chart = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(withLetters(drawn, await letters()))}`)
  const { named } = themeColors(root)
  const canvas = document.createElement("canvas")
  const pen = canvas.getContext("2d")
  const lines = texts => texts.flatMap(([text, style]) => wrapped(pen, text, styled(style, named), width))
  const above = lines([...(view.claim ? [[view.claim.textContent, "claim"]] : []), [data.chart.title, view.claim ? "title" : "claim"]])
  const below = lines([...[view.alt.textContent, ...aboutLines(), document.documentElement.dataset.live ?? location.href].map(text => [text, "below"])])
  const high = part => part.reduce((sum, { style }) => sum + style.line, 0)
  const total = { width: width + 2 * EDGE, height: high(above) + size.height + high(below) + 3 * EDGE }
  canvas.width = SHARP * total.width
  canvas.height = SHARP * total.height
  pen.scale(SHARP, SHARP)
  pen.fillStyle = named.background
  pen.fillRect(0, 0, total.width, total.height)
  pen.fillStyle = named.text
  pen.textBaseline = "top"
  write(pen, above, EDGE)
  pen.drawImage(chart, EDGE, EDGE + high(above), size.width, size.height)
  write(pen, below, 2 * EDGE + high(above) + size.height)
  canvas.toBlob(blob => offer(blob, `${data.chart.filename}.png`), "image/png")
}

const LETTERS = { "400 500": "regular", "600 900": "semibold" } // weights of Inter, and their file

// A picture fetches nothing: the letters of the page go in with it, or it would be drawn with those of the machine.
async function letters() {
  const faces = Object.entries(LETTERS).map(async ([weight, file]) => {
    const answer = await fetch(new URL(`./fonts/inter-${file}.woff2`, import.meta.url))
    if (!answer.ok) throw new Error(`could not load the letters: ${answer.status}`)
    return `@font-face { font-family: Inter; font-weight: ${weight}; src: url(${await inText(await answer.blob())}) }`
  })
  return (await Promise.all(faces)).join("\n")
}

const withLetters = (drawing, style) => drawing.replace(/<svg[^>]*>/, start => `${start}<style>${style}</style>`)

function inText(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

// What the strip of results knows of the page (ui/result_strip.py).
const aboutLines = () => document.querySelector(".st-key-strip .kk-live")?.kkAbout ?? []

const styled = (name, { font }) => ({ ...STYLES[name], font: `${STYLES[name].font} ${font}` })

function wrapped(pen, text, style, width) {
  pen.font = style.font
  const lines = [""]
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (pen.measureText(longer).width > width && lines.at(-1)) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines.filter(Boolean).flatMap(line => cutUp(pen, line, width)).map(line => ({ text: line, style }))
}

// A link is one long word.
function cutUp(pen, line, width) {
  let rest = line
  const parts = []
  while (pen.measureText(rest).width > width) {
    let count = Math.floor((rest.length * width) / pen.measureText(rest).width)
    while (count > 1 && pen.measureText(rest.slice(0, count)).width > width) count -= 1
    parts.push(rest.slice(0, count))
    rest = rest.slice(count)
  }
  return [...parts, rest]
}

function write(pen, lines, top) {
  let y = top
  for (const { text, style } of lines) {
    pen.font = style.font
    pen.fillText(text, EDGE, y)
    y += style.line
  }
}

function loaded(address) {
  const image = new Image()
  image.src = address
  return image.decode().then(() => image)
}

function offer(blob, filename) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = filename
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
