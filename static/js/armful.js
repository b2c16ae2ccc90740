// Carrying out: a table with several dishes at the pass is carried out in one tap, and a second tap that comes so soon that it
// can only have been meant for the first takes nothing with it that has just moved under the finger.

const TWICE_MS = 350; // within it two taps on the list are one
const MOVED_MS = 250; // so long a finger is on its way to what stood there before
const list = document.getElementById("pass");
const home = document.getElementById("armfuls");
let order = "";
let resting = 0;

/** For a moment nothing on the list is tapped. */
function rest(ms) {
  clearTimeout(resting);
  list.dataset.resting = "";
  resting = setTimeout(() => delete list.dataset.resting, ms);
}

function guard(event) {
  if (!event.target.closest(".serve")) return;
  if ("resting" in list.dataset) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else rest(TWICE_MS);
}

function field(line) {
  const node = document.createElement("input");
  node.type = "hidden";
  node.name = "line";
  node.value = line;
  return node;
}

/** A table's dishes, of one's own tables, or all that have become everybody's. */
function armful(rows) {
  const first = rows[0].querySelector("form");
  const form = document.createElement("form");
  form.method = "post";
  form.action = first.action;
  form.dataset.act = "";
  form.dataset.undo = first.dataset.undo;
  form.dataset.name = rows[0].querySelector(".where").textContent.trim();
  form.append(...rows.map((row) => field(row.querySelector("[name=line]").value)));
  const button = document.createElement("button");
  button.className = "serve wide";
  button.textContent = `✓ ${home.dataset.word} ${form.dataset.name} (${rows.length})`;
  form.append(button);
  return form;
}

function draw() {
  const rows = [...list.querySelectorAll("li.waiting")];
  const now = rows.map((row) => row.id).join(" ");
  if (now !== order && order.split(" ").some((id) => id && !now.includes(id))) rest(MOVED_MS);
  order = now;
  const tables = byTable(rows);
  const several = [...tables.values()].filter((group) => group.length > 1 && group.some((row) => row.matches(".own, .attention")));
  home.replaceChildren(...several.map(armful));
}

function byTable(rows) {
  const tables = new Map();
  for (const row of rows) {
    const table = row.querySelector("form").action;
    tables.set(table, [...(tables.get(table) ?? []), row]);
  }
  return tables;
}

document.addEventListener("click", guard, true);
window.addEventListener("goimon:painted", draw);
draw();
