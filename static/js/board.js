// The customers' board: what has just become ready flashes, and what does not fit is shown page by page.

const TURN_MS = 7000; // long enough to find one's number among thirty
const FRESH_MS = 15_000;
let known = null; // the numbers that were ready when the page came are no news
let turn = 0;

function flash() {
  const ready = [...document.querySelectorAll("#ready .call")];
  const now = new Map(ready.map((call) => [call.id, known?.get(call.id) ?? (known ? Date.now() : 0)]));
  known = now;
  for (const call of ready) call.classList.toggle("fresh", Date.now() - now.get(call.id) < FRESH_MS);
}

/** How many fit into a list without being cut. */
function room(list) {
  const style = getComputedStyle(list);
  const columns = style.gridTemplateColumns.split(" ").length;
  const gap = parseFloat(style.rowGap) || 0;
  const row = parseFloat(style.gridAutoRows) || 1;
  return Math.max(1, columns * Math.floor((list.clientHeight + gap) / (row + gap)));
}

function page(list) {
  const calls = [...list.children];
  const fits = room(list);
  const pages = Math.max(1, Math.ceil(calls.length / fits));
  const here = turn % pages;
  for (const [place, call] of calls.entries()) call.hidden = Math.floor(place / fits) !== here;
  const text = pages > 1 ? `${here + 1}/${pages}` : "";
  const label = document.querySelector(`[data-page-of="${list.id}"]`);
  if (label.textContent !== text) label.textContent = text;
}

function show() {
  flash();
  for (const id of ["making", "ready"]) page(document.getElementById(id));
}

window.addEventListener("goimon:painted", () => {
  // What is new is on the first page.
  const before = known;
  show();
  if (before && [...known.keys()].some((id) => !before.has(id))) turn = 0;
  show();
});
window.addEventListener("resize", show);
setInterval(() => {
  turn += 1;
  show();
}, TURN_MS);
show();
