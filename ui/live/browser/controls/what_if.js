// The key "/" opens the search for any assumption (ui/controls/what_if.py), and a jump ends on the control itself.

const HOLDER = ".st-key-find"
const SOON = 5000

// Who chose something has its list closed and the focus still in it: there no letter is typed.
const isChosen = target => target.getAttribute("role") === "combobox" && target.getAttribute("aria-expanded") === "false"
export const isTyping = ({ target }) => target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName)
  || (target.tagName === "INPUT" && !["range", "radio", "checkbox"].includes(target.type) && !isChosen(target))

addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
  const button = document.querySelector(`${HOLDER} button`)
  if (!button) return
  event.preventDefault()
  if (button.getAttribute("aria-expanded") !== "true") button.click()
  when(() => document.querySelector(".st-key-find-id input"), input => input.focus())
})

let landed = null

// ``mark`` is another one for every jump: an answer that comes again does not jump again.
export function landOn({ key, mark }) {
  if (landed === mark) return
  landed = mark
  const within = `.st-key-${CSS.escape(key)}`
  // Before a slider stands the button of its explanation.
  when(() => document.querySelector(`${within} input`) ?? document.querySelector(`${within} button`), control => {
    control.closest(within).scrollIntoView({ block: "center" })
    control.focus({ preventScroll: true, focusVisible: true })
  })
}

// As soon as it is on the page, and stays there: a page that is built again takes its controls away.
function when(find, act) {
  const until = performance.now() + SOON
  const look = () => {
    const found = find()
    if (found) act(found)
    else if (performance.now() < until) setTimeout(look, 100)
  }
  look()
}
