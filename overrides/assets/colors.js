// Light or dark, as the device asks, or as the reader chose. The choice lasts until the tab is closed: computers on a
// ward are shared. Loaded where the button stands, so that a dark page does not flash white.
(function () {
  "use strict"

  const KEY = "leaflets.colors"
  const SCHEMES = ["default", "slate"]
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const button = document.querySelector("[data-colors]")
  const names = { default: button.title, slate: button.dataset.nameSlate }

  // A browser may refuse: then the choice holds for this page alone.
  function chosen() {
    try { return sessionStorage.getItem(KEY) } catch { return null }
  }
  function keep(scheme) {
    try { sessionStorage.setItem(KEY, scheme) } catch { /* not kept */ }
  }

  function show(scheme) {
    document.body.setAttribute("data-md-color-scheme", scheme)
    button.title = names[scheme]
    button.setAttribute("aria-label", names[scheme])
  }

  function start() {
    show(SCHEMES.includes(chosen()) ? chosen() : dark.matches ? "slate" : "default")
  }

  button.addEventListener("click", () => {
    const scheme = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate"
    show(scheme)
    keep(scheme)
  })
  dark.addEventListener("change", start)
  start()
})()
