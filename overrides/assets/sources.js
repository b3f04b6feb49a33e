// Show sources: sets what a block cites under it, from the list at the page's end, when the reader asks for it.
// The choice itself is kept until the tab is closed: computers on a ward are shared. Builds elements; never takes text for HTML.
(function () {
  "use strict"

  const KEY = "leaflets.show-sources"
  const BLOCKS = "p, li, td, th, dt, dd, figcaption, caption, summary, pre, h1, h2, h3, h4, h5, h6, " +
    "div, section, article, blockquote, details, figure, table, ul, ol, dl"
  const INSIDE = "li, td, th, dt, dd, figcaption, caption, div, section, article, blockquote, details, figure"

  const button = document.querySelector("[data-show-sources]")
  const content = document.querySelector("article.md-content__inner")
  if (!button || !content) return

  const sources = new Map()
  for (const item of document.querySelectorAll("[data-cited]")) sources.set(item.dataset.cited, item)

  // A browser may refuse: then the choice holds for this page alone.
  function remembered() {
    try { return sessionStorage.getItem(KEY) === "yes" } catch { return false }
  }
  function remember(shown) {
    try { shown ? sessionStorage.setItem(KEY, "yes") : sessionStorage.removeItem(KEY) } catch { /* not remembered */ }
  }

  // The block that carries the note, and what the page cites there. A row of a table and a block of chances tell
  // a source once.
  function citing() {
    const blocks = new Map()
    const groups = new Map()
    for (const element of content.querySelectorAll("[data-source], [data-local]")) {
      const block = element.closest(BLOCKS)
      if (!block || !content.contains(block)) continue
      const group = block.closest(".chances") || block.closest("tr") || block
      if (!groups.has(group)) groups.set(group, new Set())
      const told = groups.get(group)
      const tokens = element.dataset.source ? element.dataset.source.split(" ") : ["local:" + element.dataset.local]
      for (const cited of tokens) {
        if (!sources.has(cited) || told.has(cited)) continue
        told.add(cited)
        if (!blocks.has(block)) blocks.set(block, new Set())
        blocks.get(block).add(cited)
      }
    }
    return blocks
  }

  function note(cited) {
    const box = document.createElement("div")
    box.className = "cited"
    box.setAttribute("role", "note")
    box.setAttribute("aria-label", "Source")
    for (const name of cited)
      for (const child of sources.get(name).children) box.append(child.cloneNode(true))
    return box
  }

  function place(block, box) {
    if (!block.matches(INSIDE)) return block.after(box)
    const nested = [...block.children].find(child => child.matches("ul, ol"))
    block.tagName === "LI" && nested ? nested.before(box) : block.append(box)
  }

  function show(shown) {
    button.setAttribute("aria-pressed", String(shown))
    for (const box of content.querySelectorAll(".cited")) box.remove()
    if (shown) for (const [block, cited] of citing()) place(block, note(cited))
  }

  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true"
    const top = button.getBoundingClientRect().top
    show(shown)
    remember(shown)
    scrollBy(0, button.getBoundingClientRect().top - top)
  })
  show(remembered())
  button.hidden = false
})()
