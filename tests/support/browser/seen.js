// What a reader sees of the page as it stands now: every visible run of words, block by block, in the order of the page.
//
// options: {content, apart, paper, pixels}
//   content  a selector of the elements that hold what authors wrote, in their order
//   apart    a selector of what the templates put among it; it belongs to the frame
//   paper    true where the page is set as a printer gets it: what leaves the sheet is cut, backgrounds need a wish
//   pixels   the least size of type, in CSS pixels
//
// Returns {content: [{key, blocks: [{text, place}], added: [[kind, text]]}], frame: [{text, place}], hidden: [[words, why, place]]}
// A block's text is what is seen of it: words that nobody sees are left out and are in `hidden`.
options => {
  const {content, apart, paper, pixels} = options
  const hidden = []
  const styles = new Map()
  const style = element => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element))
    return styles.get(element)
  }
  const place = element => {
    const way = []
    for (let at = element; at && at.nodeType === 1 && at.tagName !== "BODY" && way.length < 4; at = at.parentElement)
      way.unshift(at.localName + (at.id ? `#${at.id}` : "") + [...at.classList].slice(0, 3).map(it => `.${it}`).join(""))
    return way.join(" > ")
  }

  const INLINE = /^(inline|ruby|contents)/

  // --- Colors

  const color = value => {
    const [, kind, inner] = value.match(/^(rgba?|color)\((.*)\)$/) || []
    if (!kind) return null
    const numbers = inner.replace(/^[a-z-]+[0-9]* (?=[\d.])/, "").split(/[\s,/]+/).map(Number)
    const [r, g, b, a = 1] = numbers
    return kind === "color" ? [r * 255, g * 255, b * 255, a] : [r, g, b, a]
  }
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1]
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(it => (it /= 255) <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
    return 0.2126 * x + 0.7152 * y + 0.0722 * z
  }
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }
  const PAGE = matchMedia("(prefers-color-scheme: dark)").matches && style(document.documentElement).colorScheme === "dark" ? [18, 18, 18, 1] : [255, 255, 255, 1]
  const grounds = new Map()
  const ground = element => {  // null where a picture is behind, whose colors nobody knows
    if (!element) return PAGE
    if (!grounds.has(element)) {
      const its = style(element)
      const printed = !paper || its.printColorAdjust === "exact"
      const own = printed ? color(its.backgroundColor) || [0, 0, 0, 0] : [0, 0, 0, 0]
      const behind = own[3] === 1 ? own : ground(element.parentElement)
      grounds.set(element, printed && its.backgroundImage !== "none" && own[3] < 1 ? null : behind && over(own, behind))
    }
    return grounds.get(element)
  }

  const pales = new Map()
  const pale = element => {
    if (!pales.has(element)) pales.set(element, colorless(element))
    return pales.get(element)
  }
  const colorless = element => {
    const its = style(element)
    if (element instanceof SVGElement) {
      const fill = color(its.fill)
      return its.fill === "none" || (fill && fill[3] < 0.5) ? "drawn without a color" : ""
    }
    const fill = color(its.webkitTextFillColor || its.color)
    const behind = ground(element)
    if (fill && fill[3] < 0.1) return "without a color"
    return behind && fill && contrast(over(fill, behind), behind) < 3 ? "of a color like the one behind it" : ""
  }

  // --- What hides an element with all that is in it

  const reasons = new Map()
  const hides = element => {
    if (!element || element === document.documentElement) return ""
    if (!reasons.has(element)) reasons.set(element, ownReason(element) || hides(element.parentElement))
    return reasons.get(element)
  }
  const opacities = new Map()
  const opacity = element => {
    if (!element) return 1
    if (!opacities.has(element)) opacities.set(element, Number(style(element).opacity) * opacity(element.parentElement))
    return opacities.get(element)
  }
  const ownReason = element => {
    const its = style(element)
    const drawn = element instanceof SVGElement
    if (!element.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true, opacityProperty: true})) return "not displayed"
    if (opacity(element) < 0.5) return "see-through"
    if (!drawn && its.clipPath !== "none") return "clipped by a path"
    if (its.clip !== "auto" && ["absolute", "fixed"].includes(its.position)) return "clipped"
    if (!drawn && its.maskImage !== "none") return "masked"
    if (/opacity|blur|brightness|contrast|invert/.test(its.filter)) return "filtered"
    if (its.mixBlendMode !== "normal") return "blended with what is behind"
    if (its.webkitTextSecurity && its.webkitTextSecurity !== "none") return "shown as dots"
    if (its.textDecorationLine.includes("line-through")) return "struck out"
    if (!drawn && !INLINE.test(its.display))
      for (const which of ["::first-line", "::first-letter"]) {
        const first = getComputedStyle(element, which)
        const [behind, ink] = [ground(element), color(first.color)]
        if (parseFloat(first.fontSize) < Math.min(pixels, parseFloat(its.fontSize))) return "of a first line or letter that is too small"
        if (first.color !== its.color && behind && ink && contrast(over(ink, behind), behind) < 3) return "of a first line or letter in the color behind it"
      }
    if (!drawn && !["normal", "none"].includes(its.content) && !/^url/.test(its.content)) return "replaced by other content"
    return ""
  }
  const wrong = element => {  // how the signs of a word are turned
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      const its = style(at)
      if (/override/.test(its.unicodeBidi)) return its.direction === "rtl" ? "turned" : ""
      const matrix = its.transform === "none" ? null : new DOMMatrix(its.transform)
      if (matrix && (matrix.a < 0 || matrix.d < 0 || Math.abs(matrix.b) > 0.5)) return "turned around"
      if (matrix && matrix.is2D === false) return "turned around"
    }
    // Words of another direction than their paragraph: numbers and signs at their ends change places.
    if (style(element).direction === "rtl" && !/[\u0590-\u08ff\ufb1d-\ufefc]/.test(element.textContent)) return "turned"
    return ""
  }
  const clips = new Map()
  const clip = element => {  // the part of the page in which an element can show anything
    if (!element || element === document.documentElement)
      return [0, 0, paper ? innerWidth : Math.max(document.documentElement.scrollWidth, innerWidth), Infinity]
    if (!clips.has(element)) {
      const its = style(element)
      const around = its.position === "fixed" ? clip(null) : clip(its.position === "absolute" ? holder(element) : element.parentElement)
      const shut = [its.overflowX, its.overflowY].map(it => it === "hidden" || it === "clip" || (paper && it !== "visible"))
      const contained = /paint|strict|content/.test(its.contain)
      const box = [...element.getClientRects()][0]
      const [x, y] = shut.map(it => it || contained)
      const scrolled = paper ? [false, false] : [its.overflowX, its.overflowY].map(it => it === "auto" || it === "scroll")
      if (box && (scrolled[0] || scrolled[1]) && element !== document.body)
        clips.set(element, [  // what a reader can scroll to is seen
          scrolled[0] && box.right > around[0] ? box.left : around[0], scrolled[1] ? box.top + scrollY : around[1],
          scrolled[0] && box.left < around[2] ? Infinity : around[2], scrolled[1] ? Infinity : around[3],
        ])
      else if (!box || its.display === "inline" || element === document.body || (!x && !y)) clips.set(element, around)
      else
        clips.set(element, [
          x ? Math.max(around[0], box.left) : around[0], y ? Math.max(around[1], box.top + scrollY) : around[1],
          x ? Math.min(around[2], box.right) : around[2], y ? Math.min(around[3], box.bottom + scrollY) : around[3],
        ])
    }
    return clips.get(element)
  }
  const holder = element => {  // by what an absolute element is clipped
    let at = element.parentElement
    while (at && style(at).position === "static" && style(at).transform === "none") at = at.parentElement
    return at
  }
  const scrolls = element => {  // a box that scrolls shows what is in it, unless it has no size itself
    for (let at = element; at && at !== document.body; at = at.parentElement)
      if (/auto|scroll/.test(style(at).overflowX + style(at).overflowY) && (at.clientHeight < 8 || at.clientWidth < 8)) return false
    return true
  }
  const overlays = new Map()
  const overlaysOf = element => {  // the boxes that an element adds over what is in it
    if (!overlays.has(element))
      overlays.set(element, ["::before", "::after"].map(which => getComputedStyle(element, which)).filter(its => {
        if (its.content === "none" || its.content === "normal" || !["absolute", "fixed"].includes(its.position)) return false
        const fill = color(its.backgroundColor)
        return ((fill && fill[3] >= 0.5) || its.backgroundImage !== "none") && its.maskImage === "none" &&
          Number(its.opacity) >= 0.5 && !(parseInt(its.zIndex) < 0)
      }).map(its => {
        const around = its.position === "fixed" ? null : style(element).position === "static" ? holder(element) : element
        const box = around ? around.getBoundingClientRect() : {left: 0, top: 0}
        const [left, top, width, height] = [its.left, its.top, its.width, its.height].map(parseFloat)
        return [box.left + left, box.top + top, box.left + left + width, box.top + top + height]
      }))
    return overlays.get(element)
  }
  const overlaid = (element, x, y) =>
    overlaysOf(element).some(([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom)

  // What is painted over a word: only an element with a color or a picture of its own can do that.
  const PAINTED = new Set(["IMG", "VIDEO", "CANVAS", "IFRAME", "OBJECT", "EMBED", "HR"])
  let painted = null
  const paints = element => {
    const its = style(element)
    const fill = color(its.backgroundColor)
    const filled = fill && fill[3] >= 0.5 && (!paper || its.printColorAdjust === "exact")
    return (filled || its.backgroundImage !== "none" || PAINTED.has(element.tagName)) && its.maskImage === "none" && !hides(element)
  }
  const paintedOver = element => {
    painted ??= [...document.body.querySelectorAll("*")].filter(it => !(it instanceof SVGElement) && paints(it)).map(it => {
      const box = it.getBoundingClientRect()
      const still = style(it).position === "fixed"  // a bar that stays while one scrolls hides nothing for long
      const all = box.left < innerWidth / 2 && box.right > innerWidth / 2 && box.top < innerHeight / 2 && box.bottom > innerHeight / 2
      return {it, box, all: still && all, none: still && !all}
    }).filter(it => !it.none)
    return painted.filter(({it}) => !it.contains(element))
  }
  const coverOf = (element, x, y) => {
    const over = paintedOver(element).filter(({box, all}) =>
      all || (x > box.left && x < box.right && y > box.top && y < box.bottom))
    if (!over.length) return null
    const before = [scrollX, scrollY]
    window.scrollTo({left: Math.max(0, x - innerWidth / 2), top: y - innerHeight / 2, behavior: "instant"})
    const stack = document.elementsFromPoint(x + before[0] - scrollX, y + before[1] - scrollY)
    window.scrollTo({left: before[0], top: before[1], behavior: "instant"})
    const own = stack.findIndex(it => it.contains(element))
    const found = over.find(({it}) => stack.includes(it) && stack.indexOf(it) < own)
    return found ? found.it : null
  }

  // --- One word

  const range = document.createRange()
  const whyUnseen = (node, start, end, element) => {
    const general = hides(element)
    if (general) return general
    const its = style(element)
    range.setStart(node, start)
    range.setEnd(node, end)
    const rects = [...range.getClientRects()].filter(it => it.width > 0 && it.height > 0)
    if (!rects.length) return "without a place"
    const drawn = element instanceof SVGElement
    const size = parseFloat(its.fontSize)
    const all = rects.reduce((sum, it) => sum + it.width, 0)
    if (!drawn && (size < pixels || rects[0].height < pixels)) return "too small"
    if (!drawn && (all < (end - start) * size * 0.12 || parseFloat(its.letterSpacing) < size * -0.2)) return "letters on one another"
    if (!drawn && parseFloat(its.wordSpacing) < size * -0.2) return "words on one another"
    const [left, top, right, bottom] = clip(element)
    const shown = rects.reduce((sum, it) => {
      const wide = Math.min(it.right, right + 1) - Math.max(it.left, left - 1)
      const high = Math.min(it.bottom + scrollY, bottom) - Math.max(it.top + scrollY, top)
      return sum + (high > it.height / 2 ? Math.max(0, Math.min(wide, it.width)) : 0)
    }, 0)
    if (shown < all * 0.95) return paper ? "cut off, or off the sheet" : "cut off, or off the page"
    if (!scrolls(element)) return "in a box without a size"
    if (pale(element)) return pale(element)
    const x = rects[0].left + rects[0].width / 2
    const y = rects[0].top + rects[0].height / 2
    const cover = coverOf(element, x, y)
    if (cover) return `covered by ${place(cover)}`
    for (let at = element; at && at !== document.body; at = at.parentElement)
      if (overlaid(at, x, y)) return `covered by what ${place(at)} adds`
    return ""
  }

  // --- The walk

  const cased = (text, its) => {
    if (its.textTransform === "uppercase") return text.toUpperCase()
    if (its.textTransform === "lowercase") return text.toLowerCase()
    if (its.textTransform === "capitalize") return text.replace(/(^|[\s-])(\p{L})/gu, (all, before, letter) => before + letter.toUpperCase())
    return text
  }
  const SILENT = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "HEAD", "TITLE"])
  const THINGS = new Set(["IFRAME", "OBJECT", "EMBED", "VIDEO", "AUDIO", "CANVAS", "METER", "PROGRESS", "SELECT", "TEXTAREA"])
  const frame = {blocks: [], added: []}
  const roots = [...document.querySelectorAll(content)].map(element => ({element, key: element.id, blocks: [], added: []}))

  const write = (into, text, element) => {
    const last = into.blocks[into.blocks.length - 1]
    if (last && last.open) last.text += text
    else if (text.trim()) into.blocks.push({text, place: place(element), open: true})
  }
  const close = into => {
    const last = into.blocks[into.blocks.length - 1]
    if (last) last.open = false
  }
  const squeezed = node => {
    range.selectNodeContents(node)
    const tops = [...range.getClientRects()].map(it => [it.top, it.height])
    const close = tops.some(([top, height], at) => at && top - tops[at - 1][0] > 0 && top - tops[at - 1][0] < height * 0.4)
    const same = tops.some(([top], at) => at && top === tops[at - 1][0]) && parseFloat(style(node.parentElement).lineHeight) < 4
    return close || same ? "lines on one another" : ""
  }
  const allSeen = (node, element) => {  // whether nothing hides any word of a text: then none is looked at by itself
    if (hides(element) || pale(element) || element instanceof SVGElement || wrong(element) || !scrolls(element)) return false
    const its = style(element)
    const size = parseFloat(its.fontSize)
    if (size < pixels || parseFloat(its.letterSpacing) < 0 || parseFloat(its.wordSpacing) < 0) return false
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter(it => it.width > 0 && it.height > 0)
    const wide = rects.reduce((sum, it) => sum + it.width, 0)
    if (!rects.length || wide < node.data.replace(/\s+/g, "").length * size * 0.12) return false
    const [left, top, right, bottom] = clip(element)
    if (!rects.every(it => it.height >= pixels && it.left >= left - 1 && it.right <= right + 1 && it.top + scrollY >= top && it.bottom + scrollY <= bottom)) return false
    for (let at = element; at && at !== document.body; at = at.parentElement) if (overlaysOf(at).length) return false
    const apart = rects.every(box => !paintedOver(element).some(({box: its, all}) =>
      all || (its.left < box.right && its.right > box.left && its.top < box.bottom && its.bottom > box.top)))
    return apart
  }
  const addText = (into, node, element) => {
    const its = style(element)
    const data = node.data
    if (!data.trim()) return write(into, / pre|^pre/.test(its.whiteSpace) ? data : " ", element)
    let said = ""
    if (!squeezed(node) && allSeen(node, element))
      return write(into, cased(/ pre|^pre/.test(its.whiteSpace) ? data : data.replace(/\s+/g, " "), its), element)
    const crowded = data.trim() && into !== frame && !(element instanceof SVGElement) && squeezed(node)
    for (const part of data.matchAll(/\s+|\S+/g)) {
      if (!part[0].trim()) {
        said += / pre|^pre/.test(its.whiteSpace) ? part[0] : " "
        continue
      }
      const why = crowded || whyUnseen(node, part.index, part.index + part[0].length, element)
      if (why) hidden.push([part[0], why, place(element)])
      else said += wrong(element) ? [...cased(part[0], its)].reverse().join("") : cased(part[0], its)
    }
    write(into, said, element)
  }
  const addPseudo = (into, element, which) => {
    const its = getComputedStyle(element, which)
    if (["none", "normal", '""', ""].includes(its.content) || its.display === "none") return
    if (its.visibility !== "visible" || Number(its.opacity) < 0.5 || parseFloat(its.fontSize) < pixels || hides(element)) return
    let text = ""
    for (const [part, , words, name] of its.content.matchAll(/("((?:[^"\\]|\\.)*)"|attr\(([\w-]+)[^)]*\)|[\w-]+\([^)]*\)|open-quote|close-quote)/g)) {
      if (words !== undefined) text += words.replace(/\\(.)/g, "$1")
      else if (name) text += element.getAttribute(name) || ""
      else if (part === "open-quote") text += "“"
      else if (part === "close-quote") text += "”"
      else if (/^counter/.test(part)) text += "#"
    }
    if (!text.trim()) return
    const href = element.getAttribute("href")
    const title = element.getAttribute("title")
    if (which === "::after" && element.localName === "a" && href && text === ` (${href})`) into.added.push(["address", href])
    else if (which === "::after" && element.localName === "abbr" && (text === ` (${title})` || text === `, ${title}`))
      into.added.push(["first use", title])
    else {
      const block = !INLINE.test(its.display)
      if (block) close(into)
      write(into, text, element)
      if (block) close(into)
    }
  }
  const ordinal = item => {
    const list = item.parentElement
    if (!list || list.localName !== "ol") return null
    const items = [...list.children].filter(it => it.localName === "li")
    const whole = name => value => /^\s*[+-]?\d/.test(value ?? "") ? parseInt(value) : name
    let number = whole(list.reversed ? items.length : 1)(list.getAttribute("start"))
    for (const each of items) {
      number = whole(number)(each.getAttribute("value"))
      if (each === item) return number
      number += list.reversed ? -1 : 1
    }
  }
  const SIGNS = new Set(["none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"])
  const addMarker = (into, item) => {
    const its = style(item)
    if (its.display !== "list-item" || hides(item) || item.closest(".picture__key")) return  // see test_labels
    const mark = getComputedStyle(item, "::marker")
    if (parseFloat(mark.fontSize) < pixels || (color(mark.color) || [0, 0, 0, 1])[3] < 0.5) return
    const behind = ground(item)
    if (behind && contrast(over(color(mark.color) || [0, 0, 0, 1], behind), behind) < 3) return
    if (!["normal", "none"].includes(mark.content)) return write(into, mark.content.replace(/"/g, ""), item)
    if (item.localName !== "li" || SIGNS.has(its.listStyleType) || its.listStyleImage !== "none") return
    const moved = its.counterIncrement + its.counterReset + its.counterSet + style(item.parentElement).counterReset
    let number = ordinal(item)
    if (number === null) number = "#"
    if (/list-item/.test(moved)) number = "#"
    const letter = /alpha|latin/.test(its.listStyleType) && number > 0 && number < 27
    const shown = letter ? String.fromCharCode(96 + number) : its.listStyleType === "decimal" ? number : `${its.listStyleType}-${number}`
    write(into, `${/upper/.test(its.listStyleType) ? String(shown).toUpperCase() : shown}. `, item)
  }
  const tops = new Map()
  const moved = element => {  // whether a block stands elsewhere than in the order of the page; labels lie on a drawing
    if (element.closest("svg")) return false
    const [its, around] = [style(element), style(element.parentElement)]
    if (/flex|grid/.test(around.display)) return its.order !== "0" || /reverse/.test(around.flexDirection)
    if (!/^(block|list-item|flow-root)/.test(its.display) || !/^(block|list-item|flow-root)/.test(around.display)) return false
    const box = element.getBoundingClientRect()
    if (around.columnCount !== "auto" || around.columnWidth !== "auto" || !box.height || !element.textContent.trim()) return false
    const before = tops.get(element.parentElement) ?? -Infinity
    tops.set(element.parentElement, Math.max(before, box.top))
    return box.top < before - 4
  }
  const walk = (element, into) => {
    if (SILENT.has(element.tagName) || element.localName === "title" || element.localName === "desc" || element.localName === "defs") return
    const root = roots.find(it => it.element === element)
    if (root) into = root
    else if (into !== frame && element.parentElement === into.element && element.matches(apart)) into = frame
    const its = style(element)
    const blocks = !INLINE.test(its.display) && its.display !== "none"
    if (blocks) close(into)
    if (into !== frame && blocks && moved(element)) write(into, "<moved>", element)
    if (element.localName === "br") {
      if (its.display !== "none") write(into, " ", element)
      return
    }
    if (element.localName === "img" || element.localName === "svg") {
      const box = element.getBoundingClientRect()
      const [left, top, right, bottom] = clip(element)
      const wide = Math.min(box.right, right) - Math.max(box.left, left)
      const high = Math.min(box.bottom + scrollY, bottom) - Math.max(box.top + scrollY, top)
      const alt = element.localName === "img" ? element.alt : (element.querySelector(":scope > title") || {}).textContent || ""
      const label = element.localName === "img" || element.getAttribute("role") === "img"
      const why = hides(element) || (wide < 10 || high < 10 ? "without a size" : "")
      if (into !== frame && label && !element.classList.contains("chances__sign") && !element.classList.contains("chances__array") && alt.trim()) {
        close(into)
        if (why) hidden.push([alt, why, place(element)])
        else write(into, alt, element)
        close(into)
      }
      if (element.localName === "img") return
    }
    if (THINGS.has(element.tagName) && into !== frame) write(into, `<${element.localName}>`, element)
    if (element.localName === "input" && into !== frame && !["checkbox", "radio", "hidden"].includes(element.type))
      write(into, `<input> ${element.value} ${element.placeholder}`, element)
    if (element.localName === "li" && into !== frame) addMarker(into, element)
    addPseudo(into, element, "::before")
    if (into !== frame && isNumberOfNote(element)) into.added.push(["note", element.textContent])
    else if (into !== frame && isSign(element)) into.added.push(["sign", element.textContent])
    else {
      if (element.shadowRoot) write(into, "<shadow>", element)
      for (const child of (element.shadowRoot || element).childNodes) {
        if (child.nodeType === 3) addText(into, child, element)
        else if (child.nodeType === 1) walk(child, into)
      }
    }
    addPseudo(into, element, "::after")
    if (blocks) close(into)
  }
  const isNumberOfNote = element =>
    element.localName === "a" && element.matches("sup[id] > a.footnote-ref[href^='#']") && /^\d+$/.test(element.textContent)
  const isSign = element =>
    element.localName === "a" && ((element.classList.contains("footnote-backref") && /^\s*↩(︎)?\s*$/.test(element.textContent)) ||
      (element.classList.contains("headerlink") && /^[¶#]$/.test(element.textContent)))

  window.scrollTo({left: 0, top: 0, behavior: "instant"})
  for (const animation of document.getAnimations()) try { animation.finish() } catch { animation.cancel() }
  for (const box of document.querySelectorAll("details")) box.open = true
  if (!document.querySelector("#seen-style")) {
    const sheet = document.head.appendChild(document.createElement("style"))
    sheet.id = "seen-style"
    sheet.textContent = "*, ::before, ::after { pointer-events: auto !important; transition: none !important }"
  }
  walk(document.body, frame)
  const told = blocks => blocks.map(({text, place}) => ({text, place}))
  return {
    content: roots.map(({key, blocks, added}) => ({key, blocks: told(blocks), added})),
    frame: told(frame.blocks),
    hidden,
  }
}
