// In every page that the latency bench measures: when did a key press show in the charts, painted?
(() => {
  const FRAMES = ".cartesianlayer path, .cartesianlayer text, .cartesianlayer image, .shapelayer path, .annotation text"
  const PATIENCE = 10_000
  let press = null
  let changed = 0 // when the document changed last

  const plots = () => [...document.querySelectorAll(".js-plotly-plot")]
  const inView = plot => {
    const box = plot.getBoundingClientRect()
    return box.width > 0 && box.bottom > 0 && box.top < innerHeight
  }
  // Where a mark stood before it moved is shown while it moves and gone afterwards (ui/live/browser/ghost.js). Not counted, or
  // no picture of a moving thumb would be that of the answer.
  const ghost = node => node.closest(".kk-ghost") !== null
  const picture = plot => [...plot.querySelectorAll(FRAMES)].filter(node => !ghost(node))
    .map(node => [node.getAttribute("d"), node.getAttribute("transform"), node.href?.baseVal, node.textContent].join(" "))
    .join("\n")
  const look = () => plots().map(plot => ({ seen: inView(plot), picture: picture(plot) }))
  const seen = pictures => pictures.filter(one => one.seen).map(one => one.picture).join("\n\n")

  new MutationObserver(() => {
    changed = performance.now()
    if (press) press.stale = true
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })

  // A task that a frame asks for runs after that frame was painted. With the highest priority, or it would wait for
  // work that the page had put off until after the paint (React does), and count that too.
  const painted = () => {
    if (!press || !press.stale) return
    press.stale = false
    press.frames.push({ at: performance.now(), pictures: look() })
  }
  const frame = () => {
    if (!press) return
    scheduler.postTask(painted, { priority: "user-blocking" })
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
    ready: () => plots().length > 0 && plots().filter(inView).every(plot => plot.querySelector(".main-svg")),
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
    // Nothing has changed for a while, no server is at work, and after a key press the charts show something new.
    idle(quiet) {
      const app = document.querySelector('[data-testid="stApp"]')
      const now = performance.now()
      if ((app && app.dataset.testScriptState !== "notRunning") || now - changed < quiet) return false
      if (!press) return true
      if (press.start === null || now - press.start < quiet) return false
      return now - press.start > PATIENCE || press.frames.some(one => seen(one.pictures) !== seen(press.before))
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
