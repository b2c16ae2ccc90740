// Where tickets stand: a grid of fixed slots on pages that never scroll. A ticket stands in the slot that the house gave it
// until it leaves; what does not fit in it goes on in a card of its own, in a slot that no ticket holds.
//
// #tickets has --cols and --rows from the stylesheet; data-slots="ranked" (expo) fills slots in order instead.

const grid = document.getElementById("tickets");
const carried = new Map(); // continuation card → its cell, kept as long as it is needed
let page = 0;
let pages = 1;

const shape = () => {
  const style = getComputedStyle(grid);
  const cols = Number(style.getPropertyValue("--cols")) || 5;
  const rows = Number(style.getPropertyValue("--rows")) || 2;
  return { cols, rows, per: cols * rows };
};

const lists = (ticket) => ticket.querySelector(".lines");
/** How many of the children of a list stand wholly inside it. */
function fitting(list) {
  const bottom = list.getBoundingClientRect().bottom + 1;
  const rows = [...list.children];
  let first = rows.findIndex((row) => row.getBoundingClientRect().bottom > bottom);
  // A heading goes with what it is over.
  while (first > 1 && rows[first - 1].matches(".part, .added")) first -= 1;
  return first < 0 ? rows.length : Math.max(1, first);
}

function continuation(ticket, part) {
  const card = document.createElement("article");
  card.className = ticket.classList.contains("card") ? "ticket card rest" : "ticket rest";
  card.id = `${ticket.id}+${part}`;
  card.dataset.of = ticket.id;
  const head = document.createElement("p");
  head.className = "head";
  const name = ticket.querySelector(".n").cloneNode(true);
  const mark = document.createElement("span");
  mark.className = "goes-on";
  mark.textContent = `▸ ${grid.dataset.continued}`;
  head.append(name, mark);
  const list = document.createElement("ul");
  list.className = "lines";
  card.append(head, list);
  return card;
}

/** An allergy must never be out of sight without a sign of it. */
const warned = (rows) => (rows.some((row) => row.querySelector(".al")) ? " ⚠" : "");

/** Cuts a ticket's list where its slot ends; the rest goes into cards of its own. */
function split(ticket) {
  for (const old of grid.querySelectorAll(`[data-of="${ticket.id}"]`)) {
    lists(ticket).append(...lists(old).children);
    old.remove();
  }
  delete ticket.dataset.more;
  ticket.classList.remove("tight");
  ticket.dataset.cut = "1";
  let list = lists(ticket);
  if (list && list.scrollHeight > list.clientHeight + 1) ticket.classList.add("tight");
  for (let part = 1; list && list.scrollHeight > list.clientHeight + 1 && part < 9; part += 1) {
    // Its mark takes room too.
    ticket.dataset.more ??= "▾";
    const over = [...list.children].slice(fitting(list));
    if (over.length === 0) break;
    if (part === 1) ticket.dataset.more = `▾ +${over.length} ${grid.dataset.continued}${warned(over)}`;
    const card = continuation(ticket, part);
    lists(card).append(...over);
    grid.append(card);
    card.style.gridArea = "1 / 1";
    list = lists(card);
  }
}

function place(card, cell, { cols, per }) {
  const inside = cell % per;
  card.dataset.page = String(Math.floor(cell / per));
  card.style.gridArea = `${Math.floor(inside / cols) + 1} / ${(inside % cols) + 1}`;
  const key = card.querySelector(".k");
  if (key) key.textContent = inside < 9 ? String(inside + 1) : inside === 9 ? "0" : "";
  card.dataset.key = inside < 10 ? String((inside + 1) % 10) : "";
}

/** Lays everything out anew. */
export function lay() {
  if (!grid) return;
  grid.classList.add("laid");
  const form = shape();
  const tickets = [...grid.querySelectorAll(".ticket[data-v]")];
  const here = new Set(tickets.map((ticket) => ticket.id));
  for (const card of grid.querySelectorAll("[data-of]")) if (!here.has(card.dataset.of)) card.remove();
  const taken = new Set();
  tickets.forEach((ticket, rank) => {
    const cell = grid.dataset.slots === "ranked" ? rank : Number(ticket.dataset.order);
    taken.add(cell);
    place(ticket, cell, form);
    if (!ticket.dataset.cut) split(ticket);
  });
  const cards = [...grid.querySelectorAll("[data-of]")];
  for (const id of carried.keys()) if (!cards.some((card) => card.id === id)) carried.delete(id);
  for (const card of cards) {
    let cell = carried.get(card.id);
    if (cell === undefined || taken.has(cell)) {
      const before = document.getElementById(card.dataset.of);
      cell = Number(before.dataset.page) * form.per;
      while (taken.has(cell) || [...carried.values()].includes(cell)) cell += 1;
    }
    carried.set(card.id, cell);
    taken.add(cell);
    place(card, cell, form);
  }
  pages = Math.floor(Math.max(0, ...taken) / form.per) + 1;
  turn(0);
  empties(taken, form);
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

/** The tickets on the page that is shown, by slot. */
export const shown = () => [...grid.querySelectorAll(".ticket[data-v]:not(.off)")];

// After the size of the screen has changed every cut is another.
window.addEventListener("resize", () => {
  for (const ticket of grid?.querySelectorAll(".ticket[data-v]") ?? []) delete ticket.dataset.cut;
  lay();
});
