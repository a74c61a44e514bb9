// What the eye would trip over in a part of the page: text that is too small, too faint, over an
// edge; and all words that are seen. Measured from what the browser has drawn.
({root, least, contrast, stage}) => {
  const found = {small: [], faint: [], out: [], words: []};
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const parsed = text => {
    const [r, g, b, a = 1] = (text.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
    return text === "transparent" || text === "none" ? [0, 0, 0, 0] : [r, g, b, a];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
  const ground = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const colour = parsed(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] >= 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const shown = (element, box) => {
    const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.clipPath === "none"
      && element.checkVisibility({opacityProperty: true})
      && !element.closest("[disabled], [aria-disabled=true], [role=tooltip], script, style, [data-testid=stIconMaterial]");
  };
  const shifted = element => {
    for (let at = element.parentElement; at; at = at.parentElement)
      if (at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const all = document.querySelector(root);
  const scale = stage ? all.getBoundingClientRect().width / stage : 1;
  for (const element of all.querySelectorAll("*")) {
    const own = [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent.trim()).join(" ").trim();
    const box = element.getBoundingClientRect();
    if (!own || !shown(element, box)) continue;
    found.words.push(own);
    const style = getComputedStyle(element), svg = element instanceof SVGElement, said = own.slice(0, 30);
    const drawn = svg ? (element.getScreenCTM() || {a: 1}).a : scale;
    const size = parseFloat(style.fontSize) * drawn / (stage ? scale : 1);
    if (size < least - 0.1) found.small.push(`${size.toFixed(1)} ${said}`);
    const bar = element.classList.contains("bartext") && element.parentElement.querySelector("path");
    const below = bar ? parsed(getComputedStyle(bar).fill) : ground(svg ? element.ownerSVGElement.parentElement : element);
    const text = over(parsed(svg ? style.fill : style.color), below);
    const [light, dark] = [luminance(text), luminance(below)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < contrast - 0.005) found.faint.push(`${ratio.toFixed(2)} ${said}`);
    if (!shifted(element) && (box.right > innerWidth + 2 || box.left < -2)) found.out.push(`side ${said}`);
    if (stage && box.bottom > innerHeight + 1) found.out.push(`below ${said}`);
    const foot = stage && all.querySelector("footer").getBoundingClientRect();
    if (stage && !element.closest("footer, h1") && box.bottom > foot.top + 1) found.out.push(`footer ${said}`);
  }
  if (document.documentElement.scrollWidth > innerWidth + 2) found.out.push("the page is wider than the window");
  return found;
}
