"""When a page in a browser is at rest: nothing that it asked waits for an answer, and nothing on it changes."""

from __future__ import annotations

WIRE = """(() => {
    // due: a run was asked for and has not begun. going: the browser is on its way to another entry of its history.
    // held: what is kept from being sent, if anything is.
    const wire = window.kkWire = { due: false, going: false, held: null }
    // The first byte of a field: BackMsg.rerun_script, ForwardMsg.new_session.
    const ASKS_A_RUN = 0x5a, BEGINS_A_RUN = 0x22
    const BEFORE = [0x0a, 0x12] // ForwardMsg.hash and .metadata
    const { send } = WebSocket.prototype, known = new WeakSet()

    function begins(data) {
        const bytes = new Uint8Array(data)
        let place = 0
        while (BEFORE.includes(bytes[place])) {
            let length = 0
            for (let shift = 0, more = true; more; shift += 7) {
                const byte = bytes[place += 1]
                length |= (byte & 0x7f) << shift
                more = byte > 0x7f
            }
            place += 1 + length
        }
        return bytes[place] === BEGINS_A_RUN
    }

    WebSocket.prototype.send = function (message) {
        if (wire.held) return void wire.held.push(() => this.send(message))
        if (!known.has(this)) {
            known.add(this)
            this.addEventListener("message", ({ data }) => { if (begins(data)) wire.due = false })
            this.addEventListener("close", () => { wire.due = false })
        }
        if (message[0] === ASKS_A_RUN) wire.due = true
        return send.call(this, message)
    }

    const NOWHERE = 1000 // milliseconds: who goes nowhere hears nothing
    let late = null
    for (const name of ["go", "back", "forward"]) {
        const native = History.prototype[name]
        History.prototype[name] = function (...by) {
            wire.going = true
            clearTimeout(late)
            late = setTimeout(() => { wire.going = false }, NOWHERE)
            return native.apply(this, by)
        }
    }
    addEventListener("popstate", () => { wire.going = false }, true)
})()"""
"""Runs in a page before all else."""

AT_REST = """async quiet => {
    const LOOKS = 5
    let since = 0, looks = 0
    const again = () => [since, looks] = [performance.now(), 0]
    const end = performance.now() + 120000
    const watch = new MutationObserver(again)
    watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true,
        attributeFilter: ['value', 'data-row', 'data-test-script-state', 'aria-checked'] })
    // It is unseen until all is there (ui/live/browser/arrival.js); code of Streamlit, or a part that comes later, did
    // not come yet.
    const isWaiting = () => document.documentElement.dataset.arrived === undefined || kkWire.due || kkWire.going
        || document.querySelector('.stApp [data-testid="stSkeleton"], .kk-live[data-waits]')
    const inSight = one => { const at = one.getBoundingClientRect(); return at.bottom > 0 && at.top < innerHeight }
    try {
        for (again(); performance.now() < end;) {
            await new Promise(resolve => setTimeout(resolve, 16))
            await new Promise(requestAnimationFrame)
            const app = document.querySelector('[data-testid="stApp"]')
            const idle = app?.dataset.testScriptState === 'notRunning' && !isWaiting()
                && document.querySelector('.kk-live')
                && ![...document.querySelectorAll('.kk-plot')].some(one => !('row' in one.dataset) && inSight(one))
            if (!idle) again()
            else if ((looks += 1) >= LOOKS && performance.now() - since >= quiet) return true
        }
        return false
    } finally { watch.disconnect() }
}"""
"""For a page in which ``WIRE`` ran: wait until Streamlit is at rest, no answer is awaited, every chart in sight is
drawn, and nothing changed for so many milliseconds, in which the page was drawn a few times. Gives whether it came."""
