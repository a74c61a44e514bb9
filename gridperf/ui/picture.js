// What can be taken from a figure: its table in place of it, the picture as PNG or SVG, the rows as
// a workbook (made by the server). The picture is put together from what stands on the page.
const tag = (name, kind, parent, text) => {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (text !== undefined) made.textContent = text;
  if (parent) parent.appendChild(made);
  return made;
};

function save(content, name) {
  const link = tag("a"), address = URL.createObjectURL(content);
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function drawn(plot) {
  const layers = [...plot.querySelectorAll("svg.main-svg")], first = layers[0];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const width = first.clientWidth || first.width.baseVal.value;
  const height = first.clientHeight || first.height.baseVal.value;
  for (const [key, value] of Object.entries({xmlns: "http://www.w3.org/2000/svg", width, height,
    viewBox: `0 0 ${width} ${height}`})) svg.setAttribute(key, value);
  for (const layer of layers) for (const child of layer.children) svg.appendChild(child.cloneNode(true));
  svg.style.background = first.style.background || getComputedStyle(first).backgroundColor;
  return [new XMLSerializer().serializeToString(svg), width, height];
}

function pictured(plot, name, kind) {
  const [svg, width, height] = drawn(plot);
  const content = new Blob([svg], {type: "image/svg+xml;charset=utf-8"});
  if (kind === "svg") return save(content, name + ".svg");
  const image = new Image();
  image.onload = () => {
    const canvas = tag("canvas"), scale = 2;
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext("2d");
    pen.fillStyle = getComputedStyle(document.body).getPropertyValue("--paper") || "#FFFFFF";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(made => save(made, name + ".png"), "image/png");
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
}

function tabled(data, place, box) {
  const shown = place.classList.toggle("gpp-as-table");
  box.querySelector(".gpp-table")?.remove();
  if (!shown) return;
  const frame = tag("div", "gpp-table", box), table = tag("table", "", frame);
  table.setAttribute("aria-label", data.title);
  const head = tag("tr", "", tag("thead", "", table)), body = tag("tbody", "", table);
  for (const name of data.heads) tag("th", "", head, name).scope = "col";
  for (const row of data.rows) {
    const line = tag("tr", "", body);
    for (const [text, number] of row) tag("td", number ? "gpp-number" : "", line, text);
  }
}

// A gauge leads on as a whole, a stream by the mark that was clicked: Streamlit tells of neither.
function leading(place, way, go) {
  place.classList.toggle("gpp-leads", Boolean(way));
  place.onclick = event => { if (way && event.target.closest(".js-plotly-plot")) go(way); };
  place.onpointerover = () => {
    const plot = place.querySelector(".js-plotly-plot");
    if (!plot?.on || plot.leads || !plot.querySelector(".sankey")) return;
    plot.leads = true;
    plot.on("plotly_click", ({points: [mark]}) => { if (mark?.customdata) go(mark.customdata); });
  };
}

export default function ({data, parentElement, setTriggerValue}) {
  const box = parentElement.querySelector(".gpp"), place = box.closest(".st-key-picture_" + data.key);
  if (place) leading(place, data.way, way => setTriggerValue("went", way));
  if (data.file && box.dataset.sent !== data.file[0]) {
    box.dataset.sent = data.file[0];
    const bytes = Uint8Array.from(atob(data.file[1]), sign => sign.charCodeAt(0));
    save(new Blob([bytes]), data.title + ".xlsx");
  }
  const now = JSON.stringify([data.heads, data.rows, data.words]);
  if (box.dataset.drawn === now) return;
  box.dataset.drawn = now;
  place?.classList.remove("gpp-as-table");
  box.replaceChildren();
  const menu = tag("details", "", box), open = tag("summary", "", menu, "⤓");
  open.title = data.words.open;
  open.setAttribute("aria-label", data.words.open);
  const list = tag("div", "gpp-list", menu);
  const plot = () => place.querySelector(".js-plotly-plot");
  const acts = {
    table: () => tabled(data, place, box),
    png: () => pictured(plot(), data.title, "png"),
    svg: () => pictured(plot(), data.title, "svg"),
    xlsx: () => setTriggerValue("wanted", String(Date.now())),
  };
  for (const [name, act] of Object.entries(acts)) {
    const button = tag("button", "", list, data.words[name]);
    button.type = "button";
    button.onclick = () => { menu.open = false; act(); open.focus(); };
  }
  menu.onkeydown = event => { if (event.key === "Escape") { menu.open = false; open.focus(); } };
  menu.addEventListener("focusout", event => { if (!menu.contains(event.relatedTarget)) menu.open = false; });
}
