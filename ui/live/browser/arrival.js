// On a first visit Streamlit puts its parts on the page one by one, each with a placeholder of another height first.
// Until they are all there the page is laid out unseen (live_chart.css), so that nothing jumps under a reader's eyes.

import "./server_address.js"

const LONGEST = 6000 // milliseconds; then live_chart.css shows what there is, so there is nothing left to wait for
const CALM = 2 // so many looks in a row: Streamlit says that it is done just before the last parts stand there

function complete() {
  const app = document.querySelector('[data-testid="stApp"]')
  if (app?.dataset.testScriptState !== "notRunning" || app.querySelector('[data-testid="stSkeleton"]')) return false
  return [...app.querySelectorAll('[class*="st-key-live-"]')].every(holder => holder.querySelector(".kk-live"))
}

// Calls `whenAsked` once, as soon as the server is at work on the page.
export function showWhenComplete(whenAsked) {
  const started = performance.now()
  let calm = 0
  let asked = false
  const look = () => {
    if (!asked && document.querySelector('[data-testid="stApp"][data-test-script-state="running"]')) {
      asked = true
      whenAsked()
    }
    calm = complete() ? calm + 1 : 0
    if (calm >= CALM || performance.now() - started > LONGEST) document.documentElement.dataset.arrived = ""
    else setTimeout(() => requestAnimationFrame(look), 10)
  }
  look()
}
