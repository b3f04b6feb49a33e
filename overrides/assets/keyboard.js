// The site by keyboard alone. Each part says which fault of Material for MkDocs it mends; keyboard.css holds the rest.
(function () {
  "use strict"

  const find = selector => document.querySelector(selector)
  const drawer = { toggle: find("#__drawer"), button: find("[data-opens=drawer]"), inside: find(".md-sidebar--primary") }
  const search = { toggle: find("#__search"), button: find("[data-opens=search]"), inside: find(".md-search") }
  const panels = [drawer, search].filter(panel => panel.toggle && panel.button && panel.inside)
  const query = find(".md-search__input")
  const results = find(".md-search__scrollwrap")

  function set(panel, open) {
    if (panel.toggle.checked !== open) panel.toggle.click()
  }

  // Mends: the menu and the search are opened by labels, which take no focus. Buttons open them, the focus goes in,
  // and a panel that the focus leaves is closed, so that nothing is focused behind it.
  function enter(panel) {
    const links = [...panel.inside.querySelectorAll("a.md-nav__link")].filter(link => link.checkVisibility())
    const first = panel === search ? query : links.find(link => link.matches(".md-nav__link--active")) || links[0]
    if (first) first.focus()
  }
  for (const panel of panels) {
    const tell = () => panel.button.setAttribute("aria-expanded", String(panel.toggle.checked))
    panel.toggle.addEventListener("change", tell)
    panel.button.addEventListener("click", () => {
      set(panel, !panel.toggle.checked)
      if (panel.toggle.checked) enter(panel)
    })
    tell()
  }
  document.addEventListener("focusin", event => {
    for (const panel of panels)
      if (!panel.inside.contains(event.target) && event.target !== panel.button) set(panel, false)
  })

  // A search field that gets the focus opens the search. Not when it got it back, until the next key or click.
  let left = false
  if (search.toggle) search.toggle.addEventListener("click", event => { if (left) event.preventDefault() })
  for (const name of ["keydown", "pointerdown"]) addEventListener(name, () => { left = false }, true)

  // Mends: Escape drops the focus. It goes back to what opened the panel: the button, or on wide screens, where there
  // is no button, the search field itself.
  function leave(panel) {
    set(panel, false)
    left = true
    const opener = [panel.button, query].find(element => element.checkVisibility({ visibilityProperty: true }))
    if (opener) opener.focus()
  }

  // Mends: the keys n . p , s f / act alone (WCAG 2.2, 2.1.4), and Tab closes the results before it gets into them.
  // Material listens on the window: what stops here never gets there, and the browser's own action stays.
  document.addEventListener("keydown", event => {
    const open = panels.find(panel => panel.toggle.checked)
    const character = event.key.length === 1 && !event.ctrlKey && !event.metaKey
    if (character || event.key === "Tab") event.stopPropagation()
    if (event.key === "Escape" && open) {
      event.preventDefault()
      event.stopPropagation()
      leave(open)
    }
  })

  if (query && results) {
    query.addEventListener("input", () => set(search, true))  // Escape left the focus here, and the reader types on
    results.removeAttribute("tabindex")  // Mends: a stop without a name; its links take the focus
    // Mends: only arrows get to the answers, which takes who does not know that past them; and the other words of each
    // answer are a landmark for navigation, one without a name beside the next.
    new MutationObserver(() => {
      for (const link of results.querySelectorAll("a[tabindex]")) link.removeAttribute("tabindex")
      for (const words of results.querySelectorAll("nav.md-tags")) words.setAttribute("role", "presentation")
    }).observe(results, { childList: true, subtree: true })
    // Mends: how many pages were found is not announced.
    find(".md-search-result__meta").setAttribute("role", "status")
  }

  // Mends: the skip link scrolls, and leaves the focus behind.
  for (const link of document.querySelectorAll(".md-skip"))
    link.addEventListener("click", () => {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
      if (!target) return
      target.tabIndex = -1
      target.focus()
    })

  // Mends: while the list of headings glides after the reader (`toc.follow`), Chromium drops the jump to the top.
  for (const link of document.querySelectorAll("a[href='#top']"))
    link.addEventListener("click", () => scrollTo({ top: 0, behavior: "instant" }))

  // Mends: a table that scrolls sideways is a stop without a name. The theme wraps tables when the page has loaded.
  addEventListener("load", () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      box.setAttribute("role", "group")
      box.setAttribute("aria-label", box.querySelector("caption")?.textContent || "Table")
    }
  })

  // Mends: what one jumps or tabs to lies under the header, which is as high as the hospital's name is long.
  const header = find(".md-header")
  new ResizeObserver(() => {
    document.documentElement.style.scrollPaddingTop = `${header.offsetHeight + 12}px`
  }).observe(header)
})()
