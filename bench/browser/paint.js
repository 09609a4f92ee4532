// In every page that the paint bench opens: when was the first chart (or the matrix) painted, and how much did the page jump?
(() => {
  // A chart, or the matrix to choose in: on the page that has one it stands where others have their first chart.
  const DRAWN = ".js-plotly-plot :is(.mlayer, .sankey) :is(path, image, text), .kk-who select"
  const found = { first: null, shifts: [] }

  // A task that a frame asks for runs after that frame was painted.
  const look = () => {
    const drawn = document.querySelector(DRAWN)
    // What is laid out unseen is not painted.
    if (drawn && getComputedStyle(drawn).visibility === "visible")
      scheduler.postTask(() => { found.first = performance.now() }, { priority: "user-blocking" })
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)

  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue
      const moved = entry.sources.map(({ node }) => (node?.nodeType === 1 ? node : node?.parentElement))
      found.shifts.push({ value: entry.value, at: entry.startTime, moved: moved.map(name) })
    }
  }).observe({ type: "layout-shift", buffered: true })

  const name = node => node?.closest("[data-testid], [class*=kk-]")?.dataset.testid ?? node?.className ?? "?"

  // Milliseconds from the start of the visit; the shifts summed, and the largest of them with what moved.
  window.benchPaint = {
    first: () => found.first,
    stands: () => document.querySelector('[data-testid="stHeading"], [data-testid="stSlider"]') !== null,
    shift: () => found.shifts.reduce((sum, one) => sum + one.value, 0),
    largest: () => found.shifts.toSorted((one, other) => other.value - one.value)[0] ?? null,
  }
})()
