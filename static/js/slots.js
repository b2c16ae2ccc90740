// Where tickets stand: a grid of fixed slots on pages that never scroll. A ticket stands in the slot that the house gave it
// until it leaves; what does not fit in it goes on in cards of its own, as near to it as there is room.
//
// Announces goimon:laid on the window.
//
// #tickets has --cols and --rows from the stylesheet; data-slots="ranked" (expo) fills slots in order instead, "shared"
// (several stations on one screen) gives every ticket the first free slot, which it keeps until it leaves. #setup says when
// that changes: whoever takes a station over finds every ticket where it stood, and so does who gives it back.

import { settle, shared } from "./shared.js";
import { split } from "./split.js";

const grid = document.getElementById("tickets");
const ranked = grid?.dataset.slots === "ranked";
let together = grid?.dataset.slots === "shared";
const stood = new Map(); // ticket → the slot in which it stands
const slotOf = (ticket) => (together ? shared(ticket) : Number(ticket.dataset.order));
const carried = new Map(); // continuation card → its cell, kept as long as it is needed
let page = 0;
let pages = 1;

const shape = () => {
  const style = getComputedStyle(grid);
  const cols = Number(style.getPropertyValue("--cols")) || 5;
  const rows = Number(style.getPropertyValue("--rows")) || 2;
  return { cols, rows, per: cols * rows };
};

function place(card, cell, { cols, per }) {
  const inside = cell % per;
  card.dataset.page = String(Math.floor(cell / per));
  card.style.gridArea = `${Math.floor(inside / cols) + 1} / ${(inside % cols) + 1}`;
  const key = card.querySelector(".k");
  if (key) key.textContent = inside < 9 ? String(inside + 1) : inside === 9 ? "0" : "";
  card.dataset.key = inside < 10 ? String((inside + 1) % 10) : "";
}

const restsOf = (ticket) => grid.querySelectorAll(`[data-of="${ticket.id}"]`);

/** The pass: one after the other, each with all of its cards. */
function inOrder(tickets, taken, form) {
  for (const ticket of tickets) {
    for (const card of [ticket, ...restsOf(ticket)]) {
      place(card, taken.size, form);
      taken.add(taken.size);
    }
  }
}

/** Behind its ticket on the same page, else before it there, else on the first page after it that has room. */
function near(home, taken, per) {
  const first = Math.floor(home / per) * per;
  for (let step = 1; step < per; step += 1) {
    const cell = first + ((home - first + step) % per);
    if (!taken.has(cell)) return cell;
  }
  let cell = first + per;
  while (taken.has(cell)) cell += 1;
  return cell;
}

/** A station: every ticket in its own slot; then what goes on, the oldest ticket's first. */
function inSlots(tickets, taken, form) {
  for (const ticket of tickets) {
    taken.add(slotOf(ticket));
    stood.set(ticket.id, slotOf(ticket));
    place(ticket, slotOf(ticket), form);
  }
  const since = (ticket) => Number(ticket.querySelector("time[data-since]")?.dataset.since ?? 0);
  const rests = [...tickets].sort((a, b) => since(a) - since(b)).map((ticket) => [ticket, [...restsOf(ticket)]]);
  // What stands on its ticket's page stays there; what had to go further comes nearer as soon as there is room.
  const kept = new Set();
  for (const [ticket, cards] of rests) {
    for (const card of cards) {
      const cell = carried.get(card.id);
      if (cell === undefined || taken.has(cell) || String(Math.floor(cell / form.per)) !== ticket.dataset.page) continue;
      taken.add(cell);
      kept.add(card);
    }
  }
  const before = new Map(carried);
  carried.clear();
  for (const [ticket, cards] of rests) {
    for (const card of cards) {
      const cell = kept.has(card) ? before.get(card.id) : near(slotOf(ticket), taken, form.per);
      taken.add(cell);
      carried.set(card.id, cell);
      place(card, cell, form);
    }
  }
}

/** Whose slots these are now. What stands stays where it is, so the house's come back with an empty screen. */
function whose(tickets) {
  if (ranked) return;
  const said = document.getElementById("setup")?.dataset.slots ?? grid.dataset.slots;
  if (said === "shared") together = true;
  else if (tickets.length === 0) together = false;
  const here = new Set(tickets.map((ticket) => ticket.id));
  for (const id of stood.keys()) if (!here.has(id)) stood.delete(id);
  if (together) settle(tickets, stood);
}

/** Lays everything out anew. */
export function lay() {
  if (!grid) return;
  grid.classList.add("laid");
  const form = shape();
  const tickets = [...grid.querySelectorAll(".ticket[data-v]")];
  const here = new Set(tickets.map((ticket) => ticket.id));
  for (const card of grid.querySelectorAll("[data-of]")) if (!here.has(card.dataset.of)) card.remove();
  // Measured where every slot is as large: what has no place yet would lie in a row as tall as itself.
  const uncut = tickets.filter((ticket) => !ticket.dataset.cut);
  for (const ticket of uncut) ticket.style.gridArea = "1 / 1";
  for (const ticket of uncut) split(ticket, grid);
  whose(tickets);
  const taken = new Set();
  (ranked ? inOrder : inSlots)(tickets, taken, form);
  pages = Math.floor(Math.max(0, ...taken) / form.per) + 1;
  turn(0);
  empties(taken, form);
  window.dispatchEvent(new CustomEvent("goimon:laid"));
}

/** Dashed outlines where nothing stands. */
function empties(taken, form) {
  for (const old of grid.querySelectorAll(".empty-slot")) old.remove();
  for (let inside = 0; inside < form.per; inside += 1) {
    if (taken.has(page * form.per + inside)) continue;
    const hole = document.createElement("div");
    hole.className = "empty-slot";
    hole.style.gridArea = `${Math.floor(inside / form.cols) + 1} / ${(inside % form.cols) + 1}`;
    grid.append(hole);
  }
}

/** Turns to another page. */
export function turn(by) {
  const to = Math.min(pages - 1, Math.max(0, page + by));
  const turned = to !== page;
  page = to;
  for (const card of grid.querySelectorAll(".ticket")) card.classList.toggle("off", card.dataset.page !== String(page));
  for (const node of document.querySelectorAll("[data-pages]")) {
    node.textContent = `${node.dataset.pages} ${page + 1}/${pages}`;
    node.classList.toggle("more", pages > 1);
  }
  if (turned) lay();
}

/** The page that is shown, from 0. */
export const at = () => page;

/** The tickets on the page that is shown, by slot. */
export const shown = () => [...grid.querySelectorAll(".ticket[data-v]:not(.off)")];

// After the size of the slots has changed every cut is another: the screen was turned, a warning came over the tickets or went.
let size = "";
const watcher = new ResizeObserver(() => {
  const now = `${grid.clientWidth} ${grid.clientHeight}`;
  const changed = size !== "" && size !== now;
  size = now;
  if (!changed) return;
  for (const ticket of grid.querySelectorAll(".ticket[data-v]")) delete ticket.dataset.cut;
  lay();
});
if (grid) watcher.observe(grid);
