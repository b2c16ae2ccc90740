// Cuts a ticket that does not fit in its slot: what is over goes on in cards of its own, as many as it takes. A line that is
// taller than a whole card by itself goes on in the middle of its note: nothing on a ticket is ever out of sight.

const whole = new WeakMap(); // a line whose text was cut → how it was
const owners = new WeakMap(); // continuation card → the very ticket that it was cut from
const lists = (card) => card.querySelector(".lines");
const HEADING = ".part, .added, .moved, .about"; // what stands over dishes and is none
const spills = (list) => list.scrollHeight > list.clientHeight + 1;
const foot = (list) => list.getBoundingClientRect().bottom + 1;

/** How many of the children of a list stand wholly inside it. */
function fitting(list) {
  const bottom = foot(list);
  const rows = [...list.children];
  let first = rows.findIndex((row) => row.getBoundingClientRect().bottom > bottom);
  // A heading goes with what it is over.
  while (first > 1 && rows[first - 1].matches(HEADING)) first -= 1;
  return first < 0 ? rows.length : first;
}

/** Where in a line the first word stands that is below an edge: [text, offset], or nothing when there is no such word. */
function firstBelow(row, bottom) {
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let passed = 0;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.parentElement.closest(".vh")) continue;
    // Words, and what is too long for one line in pieces that surely fit.
    for (const word of text.data.matchAll(/\S{1,12}/gu)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (range.getBoundingClientRect().bottom > bottom) return passed > 0 ? [text, word.index] : null;
      passed += 1;
    }
  }
  return null;
}

/** What of a line stands below the edge, as a line of its own; nothing when it can't be cut. */
function cutLine(row, bottom) {
  const inside = row.querySelector("button") ?? row;
  const at = firstBelow(inside, bottom - 4);
  if (!at) return null;
  if (!row.matches(".piece")) whole.set(row, row.cloneNode(true));
  const rest = document.createRange();
  rest.setStart(...at);
  rest.setEnd(inside, inside.childNodes.length);
  const piece = document.createElement("li");
  piece.className = `${row.className} piece`;
  const of = dishOf(row);
  piece.append(rest.extractContents());
  if (of) piece.prepend(of);
  return piece;
}

/** The name of a line's dish, small: no note stands anywhere without what it is about. */
function dishOf(row) {
  const before = row.querySelector(".of");
  if (before) return before.cloneNode(true);
  const name = row.querySelector(".i")?.cloneNode(true);
  if (!name) return null;
  for (const hidden of name.querySelectorAll(".vh")) hidden.remove();
  const of = document.createElement("span");
  of.className = "of";
  of.textContent = `▸ ${row.querySelector(".q")?.textContent.trim() ?? ""} ${name.textContent.trim()}`;
  return of;
}

function continuation(ticket, part, word) {
  const card = document.createElement("article");
  card.className = ticket.classList.contains("card") ? "ticket card rest" : "ticket rest";
  card.id = `${ticket.id}+${part}`;
  card.dataset.of = ticket.id;
  owners.set(card, ticket);
  const head = document.createElement("p");
  head.className = "head";
  const name = ticket.querySelector(".n").cloneNode(true);
  const mark = document.createElement("span");
  mark.className = "goes-on";
  mark.textContent = `▸ ${word}`;
  head.append(name, mark);
  const list = document.createElement("ul");
  list.className = "lines";
  card.append(head, list);
  return card;
}

/** Puts together again what an earlier cut took apart. */
function join(ticket, grid) {
  const list = lists(ticket);
  for (const old of grid.querySelectorAll(`[data-of="${ticket.id}"]`)) {
    // A ticket that came anew has all of its lines itself: those of its former cards are old.
    if (owners.get(old) === ticket) list.append(...lists(old).children);
    old.remove();
  }
  for (const row of [...list.children]) {
    if (row.matches(".piece")) row.remove();
    else if (whole.has(row)) row.replaceWith(whole.get(row));
    row.classList.remove("long");
  }
  delete ticket.dataset.more;
  ticket.classList.remove("tight", "cramped");
}

/** An allergy must never be out of sight without a sign of it. */
const warned = (rows) => (rows.some((row) => row.querySelector(".al")) ? " ⚠" : "");

/** What does not stand in a card: whole lines, or the rest of the one line that is taller than the card. */
function over(list) {
  const rows = [...list.children];
  // A card holds a dish: what is said over it is never all that stands there.
  const heading = rows.findIndex((row) => !row.matches(HEADING) || row.matches(".piece"));
  const first = Math.max(0, heading);
  const steps = [
    () => {},
    () => list.closest(".ticket").classList.add("cramped"),
    () => rows[first].classList.add("long"),
  ];
  for (const step of steps) {
    step();
    const fit = fitting(list);
    if (fit > first) return rows.slice(fit);
  }
  // Not even what stands over the dish has room.
  const cut = fitting(list) < first ? 0 : first;
  if (cut < first) rows[cut].classList.add("long");
  const piece = cutLine(rows[cut], foot(list));
  if (piece) return [piece, ...rows.slice(cut + 1)];
  return rows.slice(Math.max(1, cut));
}

/** Cuts a ticket's list where its slot ends. */
export function split(ticket, grid) {
  join(ticket, grid);
  ticket.dataset.cut = "1";
  let list = lists(ticket);
  if (list && spills(list)) ticket.classList.add("tight");
  for (let part = 1; list && spills(list); part += 1) {
    // Its mark takes room too.
    ticket.dataset.more ??= "▾";
    const rest = over(list);
    if (rest.length === 0) break;
    const count = rest.filter((row) => row.querySelector(".q")).length || "";
    if (part === 1) ticket.dataset.more = `▾ +${count} ${grid.dataset.continued}${warned(rest)}`.replace("+ ", "");
    const card = continuation(ticket, part, grid.dataset.continued);
    lists(card).append(...rest);
    grid.append(card);
    card.style.gridArea = "1 / 1";
    list = lists(card);
  }
}
