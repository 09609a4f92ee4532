// Elements with text in them: what a user or a file says is never HTML.

export function element(tag, className, text) {
  const node = document.createElement(tag)
  if (className) node.className = className
  if (text !== undefined) node.textContent = text
  return node
}

export function header(text, scope) {
  const cell = element("th", "", text)
  cell.scope = scope
  return cell
}
