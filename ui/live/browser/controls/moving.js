// Moves a slider of Streamlit from outside.

// React hears an input event; its own setter would hide from it that the value is another.
const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set
export function put(input, place) {
  native.call(input, String(place))
  input.dispatchEvent(new Event("input", { bubbles: true }))
}

// The slider takes a value for good only after a thumb or an arrow key: so the last place is taken by an arrow.
export function commit(input, place) {
  const up = place > Number(input.min)
  put(input, up ? place - 1 : place + 1)
  const key = up ? "ArrowRight" : "ArrowLeft"
  setTimeout(() => {
    for (const kind of ["keydown", "keyup"]) input.dispatchEvent(new KeyboardEvent(kind, { key, code: key, bubbles: true, cancelable: true }))
  })
}
