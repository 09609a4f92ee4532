// Rows out of what Python packed (ui/live/payload.py): a row per position of a slider. No amount is computed here.

const KINDS = { i1: Int8Array, i2: Int16Array, i4: Int32Array, f8: Float64Array, u1: Uint8Array, u2: Uint16Array }
const HOLES = { half: -8, i1: -(2 ** 7), i2: -(2 ** 15), i3: -(2 ** 23), i4: -(2 ** 31) }

// The layout is that of ui/live/payload.py: the length of the header, the header, the arrays.
export function unpack(raw) {
  const length = new DataView(raw.buffer, raw.byteOffset).getUint32(0, true)
  const data = JSON.parse(new TextDecoder().decode(raw.subarray(4, 4 + length)))
  const blocks = Object.entries(data.blocks ?? {}).map(([key, [start, count, current]]) => [key, { start, count, current }])
  data.blocks = Object.fromEntries(blocks)
  data.arrays = raw.slice(4 + length).buffer
  return data
}

export function decode(array, data) {
  if (Array.isArray(array)) return { rows: array.length, at: row => array[row] }
  if (array.runs) return runOut(array.runs)
  const { rows, at } = rowsOf(array, data)
  if (!array.columns) return { rows, at }
  // The other columns are the same in every row.
  const base = rowsOf(array.base, data).at(0)
  return { rows, at: row => {
    const whole = [...base]
    at(row).forEach((value, place) => { whole[array.columns[place]] = value })
    return whole
  } }
}

// One number a row, which runs up or down evenly.
function runOut(runs) {
  const all = runs.flatMap(([rows, first, step]) => Array.from({ length: rows }, (_, place) => [first + step * place]))
  return { rows: all.length, at: row => all[row] }
}

function rowsOf(array, { arrays }) {
  const [rows, width] = array.shape
  const values = array.bends ? straightened(array, arrays) : numbers(array.dtype, arrays, array.at, rows * width)
  const read = reader(array)
  const at = row => {
    const own = Array.from(values.subarray(row * width, (row + 1) * width), read)
    return array.wide ? Array(array.wide).fill(own[0]) : own
  }
  if (!("which" in array)) return { rows, at }
  const which = numbers(rows <= 256 ? "u1" : "u2", arrays, array.which, array.rows)
  return { rows: array.rows, at: row => at(which[row]) }
}

function numbers(dtype, arrays, at, count) {
  if (dtype === "i3") return threeBytes(new Uint8Array(arrays, at, 3 * count))
  const kind = KINDS[dtype]
  // A copy, because an array may start at any byte.
  return new kind(arrays.slice(at, at + count * kind.BYTES_PER_ELEMENT))
}

// Rows that run almost evenly: how they bend, and after a mark the number itself (ui/live/bends.py).
function straightened({ dtype, at, shape: [rows, width], bends }, arrays) {
  const steps = bendsOf(bends, rows * width, arrays)
  const whole = numbers(dtype, arrays, at, bends.whole)
  const values = new Int32Array(rows * width)
  let next = 0
  steps.forEach((step, spot) => {
    values[spot] = step === HOLES[bends.dtype] ? whole[next++] : step + 2 * values[spot - width] - values[spot - 2 * width]
  })
  return values
}

// First a bit for each byte that says whether it is nought, then those that are not.
function bendsOf({ dtype, at }, count, arrays) {
  const size = dtype === "half" ? Math.ceil(count / 2) : count * KINDS[dtype].BYTES_PER_ELEMENT
  const packed = new Uint8Array(arrays, at)
  let next = Math.ceil(size / 8)
  const bytes = Uint8Array.from({ length: size }, (_, place) => (packed[place >> 3] >> (place & 7)) & 1 ? packed[next++] : 0)
  if (dtype !== "half") return new KINDS[dtype](bytes.buffer)
  // Two numbers in a byte, each with its sign.
  return Int8Array.from({ length: count }, (_, place) => (((bytes[place >> 1] >> (4 * (place & 1))) & 15) ^ 8) - 8)
}

// Shifted to the top of four bytes and back, so that the sign is kept.
function threeBytes(bytes) {
  return Int32Array.from({ length: bytes.length / 3 }, (_, place) =>
    ((bytes[3 * place] << 8) | (bytes[3 * place + 1] << 16) | (bytes[3 * place + 2] << 24)) >> 8)
}

// A whole number may stand for one with decimals, or for none.
function reader({ dtype, from = 0, scale = 1, hole = false }) {
  if (!from && scale === 1 && !hole) return value => value
  return value => (hole && value === HOLES[dtype] ? NaN : (value + from) / scale)
}

export function cut(values, width) {
  const lines = []
  for (let start = 0; start < values.length; start += width) lines.push(values.slice(start, start + width))
  return lines
}

// A table that shows the values of the chart's traces, line by line, or in an order of its own.
export function cellsOfChart(moving, { rows, step = 1, order = [] }) {
  const drawn = trace => moving.find(one => one.trace === trace && (one.path === "x" || one.path === "y"))
  const traces = (order.length ? moving : rows).map((_, trace) => drawn(trace)).filter(one => one)
  const values = row => traces.flatMap(one =>
    one.at(Math.min(row, one.rows - 1)).filter((_, place) => place % step === 0))
  return {
    rows: Math.max(...traces.map(one => one.rows)),
    at: row => {
      const all = values(row)
      return order.length ? order.map(place => all[place]) : all
    },
  }
}

export function put(holder, path, value) {
  const steps = path.split(".")
  const last = steps.pop()
  for (const step of steps) holder = holder[step]
  holder[last] = value
}
