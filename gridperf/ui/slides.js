// Draws the meeting's slides on a stage of 1920 × 1080 that is scaled as a whole, and turns them
// without asking the server. Text is set by textContent only: names, formulas and tags in the data
// stay text. Where the deck stands is reported to Python, so that a reload comes back to it.
const SVG = "http://www.w3.org/2000/svg", WIDTH = 1920, HEIGHT = 1080;
const tag = (name, kind, parent, text) => {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (text !== undefined) made.textContent = text;
  if (parent) parent.appendChild(made);
  return made;
};
const shape = (name, attributes, parent) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent.appendChild(made);
  return made;
};

function linked(box, link, deck) {
  if (!link) return box;
  const anchor = tag("a", "gpd-link", box);
  anchor.href = "#";
  anchor.onclick = event => { event.preventDefault(); event.stopPropagation(); deck.leave(link); };
  return anchor;
}

function arc(from, to, radius, kind, parent) {
  const point = share => {
    const angle = Math.PI * (1 - share);
    return [400 + radius * Math.cos(angle), 380 - radius * Math.sin(angle)];
  };
  const [x1, y1] = point(from), [x2, y2] = point(to);
  shape("path", {d: `M ${x1} ${y1} A ${radius} ${radius} 0 0 1 ${x2} ${y2}`, class: kind}, parent);
}

function gauge(block, box) {
  const anchor = linked(box, block.link, box.deck);
  const picture = shape("svg", {viewBox: "0 0 800 470", class: "gpd-gauge", role: "img"}, anchor);
  picture.setAttribute("aria-label", block.said + " " + block.word);
  const [watch, good] = block.bounds;
  for (const [from, to, state] of [[0, watch, "bad"], [watch, good, "watch"], [good, 1, "good"]])
    arc(from, to, 320, "gpd-band gpd-stroke-" + state, picture);
  if (block.rate !== null)
    arc(0, Math.min(Math.max(block.rate, 0.002), 1), 262, "gpd-needle gpd-stroke-" + block.state, picture);
  for (const bound of block.bounds) {
    const angle = Math.PI * (1 - bound), at = [400 + 362 * Math.cos(angle), 380 - 362 * Math.sin(angle)];
    shape("text", {x: at[0] + 14, y: at[1] + 8, class: "gpd-tick", "text-anchor": "start"}, picture)
      .textContent = +(bound * 100).toFixed(1);
  }
  const middle = {x: 400, "text-anchor": "middle"};
  const hero = block.said.length > 6 ? "gpd-hero gpd-hero-long" : "gpd-hero";
  shape("text", {...middle, y: 360, class: hero}, picture).textContent = block.said;
  shape("text", {...middle, y: 440, class: "gpd-word gpd-ink-" + block.state}, picture).textContent =
    block.rate === null ? "" : block.word;
}

function figures(block, box) {
  for (const [at, [label, value, note, exact]] of block.entries.entries()) {
    const one = tag("div", "gpd-figure", box);
    if (exact) one.title = exact;
    tag("p", "", one, label);
    tag("strong", "", linked(one, block.ways[at], box.deck), value);
    if (note) tag("p", "gpd-quiet", one, note);
  }
}

// A name that doesn't fit is cut by its lines (see `settle`): the pointer tells the whole one.
const named = (row, list, deck) => {
  tag("span", "gpd-name", linked(list, row.link, deck), row.name).title = row.name;
};

function bars(block, box) {
  const dense = block.rows.length > 9 ? " gpd-dense" : "";
  const list = tag("div", "gpd-bars" + dense, box);
  for (const row of block.rows) {
    named(row, list, box.deck);
    const track = tag("span", "gpd-track", list);
    for (const bound of block.bounds)
      tag("i", "gpd-bound", track).style.left = bound / block.end * 100 + "%";
    if (row.share !== null) {
      const fill = tag("i", "gpd-fill gpd-fill-" + row.state, track);
      fill.style.width = Math.min(row.share, block.end) / block.end * 100 + "%";
    }
    tag("b", "gpd-said gpd-ink-" + row.state, list, row.sign + " " + row.said);
  }
  if (block.bounds.length) {
    tag("span", "", list);
    const axis = tag("span", "gpd-axis", list);
    for (const bound of block.bounds)
      tag("i", "", axis, String(+(bound * 100).toFixed(1))).style.left = bound / block.end * 100 + "%";
    tag("span", "", list);
  }
}

function stacks(block, box) {
  const legend = tag("div", "gpd-legend", box);
  for (const [key, word] of block.legend) {
    const entry = tag("span", "", legend);
    tag("i", "gpd-swatch gpd-fill-" + key, entry);
    entry.append(word);
  }
  const list = tag("div", "gpd-bars" + (block.rows.length > 8 ? " gpd-dense" : ""), box);
  for (const row of block.rows) {
    named(row, list, box.deck);
    const track = tag("span", "gpd-track gpd-full", list);
    const sum = row.parts.reduce((all, part) => all + part[2], 0);
    for (const [key, label, amount, said] of row.parts) {
      const part = tag("i", "gpd-part gpd-fill-" + key, track), share = amount / sum;
      part.style.width = share * 100 + "%";
      part.title = label + " " + said;
      if (share > 0.1) tag("em", "", part, (share * 100).toFixed(share === 1 ? 0 : 1) + "%");
    }
    tag("b", "gpd-said", list, row.said);
  }
}

function table(block, box) {
  const roomy = block.body.length < 6 ? " gpd-roomy" : "";
  const made = tag("table", "gpd-table" + roomy, box), group = tag("colgroup", "", made);
  for (const width of block.widths) tag("col", "", group).style.width = width;
  for (const [part, rows] of [["thead", block.head], ["tbody", block.body]]) {
    const section = tag(part, "", made);
    for (const cells of rows) {
      const row = tag("tr", "", section);
      for (const cell of cells) {
        const td = tag(part === "thead" ? "th" : "td", cell.a ? "gpd-" + cell.a : "", row);
        const tone = /tint-(\w+)/.exec(cell.k || "");
        const text = linked(td, cell.l, box.deck);
        if (cell.x) td.title = cell.x;
        if (cell.s) tag("b", tone ? "gpd-ink-" + tone[1] : "", text, cell.s + " ");
        tag("span", cell.k === "quiet" ? "gpd-quiet" : "", text, cell.t);
      }
    }
  }
}

function prose(block, box) {
  for (const line of block.lines) tag("p", "", box, line);
}

// What is too long for its slide is set closer, a step at a time, until it fits. (A title is too
// long by a line or more: tall letters alone reach a few pixels out of their line.)
const STEPS = ["", "gpd-closer", "gpd-closer gpd-close", "gpd-closer gpd-close gpd-closest"];
function settle(stage, kind) {
  const [title] = stage.getElementsByTagName("h1"), body = stage.querySelector(".gpd-body");
  for (const step of STEPS) {
    stage.className = `${kind} ${step}`;
    if (body.scrollHeight <= body.clientHeight && title.scrollHeight < title.clientHeight + 24) return;
  }
}

const DRAW = {gauge, figures, bars, stacks, table, prose};

function draw(deck) {
  const slide = deck.data.slides[deck.at], stage = deck.stage;
  stage.replaceChildren();
  tag("h1", slide.title.length > 46 ? "gpd-long" : "", stage, slide.title);
  const body = tag("div", "gpd-body gpd-has-" + slide.blocks.map(block => block.kind).join("-"), stage);
  for (const block of slide.blocks) {
    const box = tag("div", "gpd-block gpd-" + block.kind, body);
    box.deck = deck;
    DRAW[block.kind](block, box);
  }
  const foot = tag("footer", "", stage);
  tag("span", "", foot, deck.data.footer);
  tag("span", "", foot, slide.note);
  tag("span", "", foot, `${deck.at + 1} / ${deck.data.slides.length}`);
  for (const entry of deck.jumps.children)
    entry.setAttribute("aria-current", +entry.dataset.at === deck.at);
  settle(stage, "gpd-stage gpd-part-" + slide.part);
  deck.said.textContent = slide.title;
}

function fit(deck) {
  const on = deck.root.classList.contains("gpd-on");
  const wide = deck.frame.clientWidth, high = on ? deck.frame.clientHeight : wide * HEIGHT / WIDTH;
  const scale = Math.min(wide / WIDTH, high / HEIGHT);
  if (!on) deck.frame.style.height = high + "px"; else deck.frame.style.height = "";
  deck.stage.style.transform =
    `translate(${(wide - WIDTH * scale) / 2}px, ${(high - HEIGHT * scale) / 2}px) scale(${scale})`;
}

function controls(deck) {
  const {words} = deck.data, bar = deck.bar;
  bar.replaceChildren();
  const button = (key, act) => {
    const made = tag("button", "gpd-key gpd-key-" + key, bar, words[key]);
    made.type = "button";
    made.onclick = event => { event.stopPropagation(); act(); };
    return made;
  };
  button("show", () => deck.show(true));
  button("back", () => deck.turn(deck.at - 1));
  button("next", () => deck.turn(deck.at + 1));
  button("list", () => deck.root.classList.toggle("gpd-listing"));
  button("auto", () => deck.run(!deck.timer));
  button("full", () => deck.full());
  button("ground", () => deck.root.classList.toggle("gpd-light"));
  button("leave", () => deck.show(false));
  deck.jumps.replaceChildren();
  deck.data.slides.forEach((slide, at) => {
    const entry = tag("button", "", deck.jumps, `${at + 1} ${slide.short}`);
    entry.type = "button";
    entry.title = slide.title;
    entry.dataset.at = at;
    entry.onclick = event => {
      event.stopPropagation();
      deck.root.classList.remove("gpd-listing");
      deck.turn(at);
    };
  });
}

const USUAL_SECONDS = 20;
const KEYS = {
  ArrowRight: d => d.turn(d.at + 1), PageDown: d => d.turn(d.at + 1), ArrowDown: d => d.turn(d.at + 1),
  ArrowLeft: d => d.turn(d.at - 1), PageUp: d => d.turn(d.at - 1), ArrowUp: d => d.turn(d.at - 1),
  Home: d => d.turn(0), End: d => d.turn(d.data.slides.length - 1),
  f: d => d.full(), F: d => d.full(), a: d => d.run(!d.timer), A: d => d.run(!d.timer),
  j: d => d.root.classList.toggle("gpd-listing"), J: d => d.root.classList.toggle("gpd-listing"),
};

function listen(deck) {
  deck.key = event => {
    if (!deck.root.isConnected) return deck.end();
    const showing = deck.root.classList.contains("gpd-on");
    if (!showing && !deck.root.contains(document.activeElement)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target.closest?.("button, a");
    if (event.key === "Escape" && showing) {
      if (deck.root.classList.contains("gpd-listing")) deck.root.classList.remove("gpd-listing");
      else deck.show(false);
    } else if (event.key === " " && !onButton) deck.turn(deck.at + (event.shiftKey ? -1 : 1));
    else if (KEYS[event.key]) KEYS[event.key](deck);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  deck.move = () => {
    deck.root.classList.remove("gpd-still");
    clearTimeout(deck.rest);
    deck.rest = setTimeout(() => deck.root.classList.add("gpd-still"), 2000);
  };
  // Out of the full screen by the browser's own Esc: the deck is left too.
  deck.screen = () => {
    if (!document.fullscreenElement && deck.wasFull && deck.root.isConnected) deck.show(false);
    deck.wasFull = !!document.fullscreenElement;
    fit(deck);
  };
  document.addEventListener("keydown", deck.key, true);
  document.addEventListener("fullscreenchange", deck.screen);
  deck.root.addEventListener("mousemove", deck.move);
  deck.watch = new ResizeObserver(() => fit(deck));
  deck.watch.observe(deck.frame);
}

function made(root) {
  const deck = {root, at: 0, timer: null};
  deck.frame = tag("div", "gpd-frame", root);
  deck.stage = tag("div", "gpd-stage", deck.frame);
  deck.bar = tag("div", "gpd-bar", root);
  deck.jumps = tag("nav", "gpd-jumps", root);
  deck.said = tag("p", "gpd-said-aloud", root);
  deck.said.setAttribute("aria-live", "polite");
  deck.tell = () => {
    clearTimeout(deck.telling);
    const state = {slide: deck.at, show: root.classList.contains("gpd-on")};
    deck.telling = setTimeout(() => deck.report("at", state), 700);
  };
  deck.turn = at => {
    const next = Math.min(Math.max(at, 0), deck.data.slides.length - 1);
    if (next === deck.at) return;
    deck.at = next;
    draw(deck);
    deck.tell();
  };
  deck.show = on => {
    root.classList.toggle("gpd-on", on);
    root.classList.remove("gpd-listing");
    if (on) document.documentElement.requestFullscreen?.().catch(() => {});
    else { deck.run(false); if (document.fullscreenElement) document.exitFullscreen(); }
    fit(deck);
    deck.root.focus({preventScroll: true});
    deck.tell();
  };
  deck.full = () => {
    if (document.fullscreenElement) { deck.wasFull = false; document.exitFullscreen(); }
    else deck.show(true);
  };
  deck.run = on => {
    clearInterval(deck.timer);
    deck.every = deck.data.interval;
    const turn = () => deck.turn(deck.at + 1 < deck.data.slides.length ? deck.at + 1 : 0);
    deck.timer = on ? setInterval(turn, (deck.data.interval || USUAL_SECONDS) * 1000) : null;
    root.classList.toggle("gpd-running", !!deck.timer);
  };
  deck.leave = link => {
    clearTimeout(deck.telling);
    deck.go("went", [link, deck.at]);
  };
  deck.end = () => {
    clearInterval(deck.timer); clearTimeout(deck.telling); clearTimeout(deck.rest);
    document.removeEventListener("keydown", deck.key, true);
    document.removeEventListener("fullscreenchange", deck.screen);
    deck.watch.disconnect();
  };
  deck.frame.onclick = event => {
    if (root.classList.contains("gpd-on") && !event.target.closest("a, button")) deck.turn(deck.at + 1);
    else root.focus({preventScroll: true});
  };
  listen(deck);
  return deck;
}

export default function ({data, parentElement, setStateValue, setTriggerValue}) {
  const root = parentElement.querySelector(".gpd"), fresh = !root.deck;
  const deck = root.deck ||= made(root);
  deck.report = setStateValue;
  deck.go = setTriggerValue;
  const drawn = JSON.stringify([data.slides, data.footer, data.words]);
  if (fresh || deck.drawn !== drawn) {
    deck.data = data;
    deck.drawn = drawn;
    deck.at = Math.min(fresh ? data.start : deck.at, data.slides.length - 1);
    controls(deck);
    if (fresh) {
      root.classList.toggle("gpd-on", data.show);
      if (data.show) root.focus({preventScroll: true});
    }
    draw(deck);
    fit(deck);
  }
  deck.data = data;
  if (deck.ground !== data.ground) root.classList.toggle("gpd-light", (deck.ground = data.ground) === "light");
  if (deck.timer && deck.every !== data.interval) deck.run(true);
  return () => { if (!root.isConnected) deck.end(); };
}
