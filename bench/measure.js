// In every page that the latency bench measures: when did a key press show in the charts, painted?
(() => {
  const FRAMES = '.cartesianlayer .trace path, .cartesianlayer .trace text, .shapelayer path, .annotation text'
  let press = null
  let changed = 0 // when the document changed last

  const plots = () => [...document.querySelectorAll(".js-plotly-plot")]
  const inView = plot => {
    const box = plot.getBoundingClientRect()
    return box.width > 0 && box.bottom > 0 && box.top < innerHeight
  }
  const picture = plot => [...plot.querySelectorAll(FRAMES)]
    .map(node => [node.getAttribute("d"), node.getAttribute("transform"), node.textContent].join(" ")).join("\n")
  const look = () => plots().map(plot => ({ seen: inView(plot), picture: picture(plot) }))
  const seen = pictures => pictures.filter(one => one.seen).map(one => one.picture).join("\n\n")

  new MutationObserver(() => {
    changed = performance.now()
    if (press) press.stale = true
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })

  // A message that is posted in a frame arrives after that frame was painted.
  const painted = new MessageChannel()
  painted.port1.onmessage = () => {
    if (!press) return
    const now = performance.now()
    if (press.stale) {
      press.stale = false
      press.frames.push({ at: now, pictures: look() })
    }
  }
  const frame = () => {
    if (!press) return
    painted.port2.postMessage(null)
    requestAnimationFrame(frame)
  }

  addEventListener("keydown", event => {
    if (!press || press.start !== null || !event.key.startsWith("Arrow")) return
    press.start = event.timeStamp
    requestAnimationFrame(frame)
  }, { capture: true })

  // The browser's own opinion (Event Timing): from the key to the next paint, in steps of 8 ms.
  const durations = []
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (entry.name === "keydown") durations.push(entry.duration)
  }).observe({ type: "event", durationThreshold: 16 })

  window.benchMeter = {
    ready: () => plots().some(inView) && plots().filter(inView).every(plot => plot.querySelector(".trace")),
    shown: () => plots().map(plot => {
      const box = plot.getBoundingClientRect()
      const holder = plot.closest('[class*="st-key-"]')
      const name = holder && [...holder.classList].find(one => one.startsWith("st-key-")).slice(7)
      return { name, seen: inView(plot), width: Math.round(box.width), height: Math.round(box.height) }
    }),
    arm() {
      durations.length = 0
      press = { start: null, stale: false, frames: [], before: look() }
    },
    idle(quiet) {
      const app = document.querySelector('[data-testid="stApp"]')
      const still = !app || app.dataset.testScriptState === "notRunning"
      const since = performance.now() - Math.max(changed, press?.start ?? 0)
      return still && since > quiet && (!press || press.start !== null)
    },
    // The first painted frame that shows what is still shown when all is quiet.
    result() {
      const { start, frames, before } = press
      press = null
      const last = frames.at(-1)
      if (!last || seen(last.pictures) === seen(before)) return null
      const end = frames.find(one => seen(one.pictures) === seen(last.pictures))
      const redrawn = end.pictures.filter((one, place) => one.picture !== before[place]?.picture)
      return { ms: end.at - start, event: durations[0] ?? null, redrawn: redrawn.length,
        seen: redrawn.filter(one => one.seen).length, frames: frames.length }
    },
  }
})()
