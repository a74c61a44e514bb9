// Draws a table from plain values. Text is set by textContent only: names, formulas and tags in
// the data stay text. Clicks and links are reported to Python; plain links can open a new tab.
const tag = (name, kind, parent) => {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (parent) parent.appendChild(made);
  return made;
};

function bar([share, state], box) {
  const track = tag("span", "gpt-track", box), full = Math.min(share, 1) / 1.3 * 100;
  const fill = tag("span", "gpt-fill gpt-" + state, track);
  fill.style.width = full + "%";
  if (share > 1) {
    const over = tag("span", "gpt-fill gpt-overrun", track);
    over.style.left = 100 / 1.3 + "%";
    over.style.width = (Math.min(share, 1.3) - 1) / 1.3 * 100 + "%";
  }
  tag("span", "gpt-full", track);
}

function content(cell, box) {
  if (cell.b) bar(cell.b, box);
  if (cell.s) tag("b", "gpt-sign", box).textContent = cell.s + " ";
  tag("span", "gpt-text", box).textContent = cell.t;
}

function address([page, query]) {
  const now = new URLSearchParams(location.search), kept = new URLSearchParams();
  for (const name of ["year", "unit", "language"])
    for (const value of now.getAll(name)) kept.append(name, value);
  for (const [name, value] of Object.entries(query)) kept.set(name, value);
  return "/" + (page === "overview" ? "" : page) + (kept.size ? "?" + kept : "");
}

function draw(cell, row, head, report) {
  const td = tag(cell.h || head ? "th" : "td", (cell.k || "").split(" ").filter(Boolean)
    .map(k => "gpt-" + k).join(" "), row);
  if (head) td.scope = "col"; else if (cell.h) td.scope = "row";
  if (cell.a) td.classList.add("gpt-" + cell.a);
  if (cell.c) td.colSpan = cell.c;
  if (cell.r) td.rowSpan = cell.r;
  if (cell.x) td.title = cell.x;
  let box = td;
  if (cell.q) {
    box = tag("input", "gpt-check", tag("label", "", td));
    box.type = "checkbox";
    box.dataset.check = head ? "" : cell.q;
    box.setAttribute("aria-label", cell.x || "");
    box.onchange = () => report("checked", head ? box.checked : null);
    return;
  }
  if (cell.p) {
    box = tag("button", "", td);
    box.type = "button";
    box.dataset.pick = cell.p;
    if (cell.x) box.setAttribute("aria-label", cell.x);
    box.onclick = () => report("picked", cell.p);
  } else if (cell.l) {
    box = tag("a", "", td);
    box.href = address(cell.l);
    box.target = "_self";
    box.onclick = event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      report("went", cell.l);
    };
  }
  content(cell, box);
}

function step(event, frame) {
  const moves = {ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0]};
  const move = moves[event.key], cell = event.target.closest("td");
  if (!move || !cell) return;
  let row = cell.parentElement, column = cell.cellIndex;
  for (let i = 0; i < 200; i++) {
    if (move[0]) row = move[0] > 0 ? row?.nextElementSibling : row?.previousElementSibling;
    column += move[1];
    const next = row?.cells?.[column];
    if (!next) return;
    const button = next.querySelector("button, input");
    if (button) { button.focus(); event.preventDefault(); return; }
  }
}

const boxes = (frame, ticked) =>
  [...frame.querySelectorAll("input[data-check]")].filter(b => b.dataset.check && (!ticked || b.checked));

export default function ({data, parentElement, setTriggerValue, setStateValue}) {
  const frame = parentElement.querySelector(".gpt");
  const drawn = JSON.stringify({...data, checked: 0});
  if (frame.dataset.drawn === drawn) return;
  const kept = frame.dataset.round === data.round ? boxes(frame, true).map(b => b.dataset.check) : data.checked;
  frame.dataset.round = data.round;
  const focused = document.activeElement?.dataset?.pick, left = frame.scrollLeft, top = frame.scrollTop;
  frame.replaceChildren();
  frame.dataset.drawn = drawn;
  frame.className = "gpt gpt-kind-" + data.kind;
  const table = tag("table", "", frame);
  if (data.caption) table.setAttribute("aria-label", data.caption);
  if (data.widths.length) {
    const group = tag("colgroup", "", table);
    for (const width of data.widths) tag("col", "", group).style.width = width;
  }
  const report = (name, value) => {
    if (name !== "checked") return setTriggerValue(name, value);
    const all = boxes(frame);
    if (value !== null) for (const box of all) box.checked = value;
    else frame.querySelector('input[data-check=""]').checked = all.every(b => b.checked);
    setStateValue("checked", [data.round, boxes(frame, true).map(b => b.dataset.check)]);
  };
  for (const [part, rows] of [["thead", data.head], ["tbody", data.body]]) {
    const section = tag(part, "", table);
    for (const cells of rows) {
      const row = tag("tr", "", section);
      for (const cell of cells) draw(cell, row, part === "thead", report);
    }
  }
  for (const button of table.querySelectorAll("button")) {
    const on = button.dataset.pick === data.picked;
    button.setAttribute("aria-pressed", on);
    button.parentElement.classList.toggle("gpt-picked", on);
    if (button.dataset.pick === focused) button.focus({preventScroll: true});
  }
  for (const box of boxes(frame)) box.checked = (kept || []).includes(box.dataset.check);
  table.onkeydown = event => step(event, frame);
  frame.scrollLeft = left;
  frame.scrollTop = top;
  const marked = table.querySelector(".gpt-marked");
  if (marked && data.kind === "sheet") {
    frame.scrollLeft = Math.max(0, marked.offsetLeft - frame.clientWidth / 3);
    const above = marked.offsetTop - frame.scrollTop;
    if (above < 64 || above + marked.offsetHeight > frame.clientHeight)
      frame.scrollTop = Math.max(0, marked.offsetTop - frame.clientHeight / 2);
  }
  if (data.arrive) frame.scrollIntoView({block: "nearest"});
}
