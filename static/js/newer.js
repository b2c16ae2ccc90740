// What is new on pages that are not shown: a button that says so and turns there. If no hand is near, the screen turns there
// by itself, for as long as it takes to read, and back. Until all of it has been in sight the screen holds its "seen".

import { hold } from "./hold.js";
import { at, turn } from "./slots.js";

const ALONE_MS = 5000; // so long after the last touch nobody is at the screen
const READ_MS = 4000;
const JUMP_MS = 600; // a finger that was on its way when the page turned meant the page before
const MEMORY = `goimon-shown:${location.pathname}`;
const grid = document.getElementById("tickets");
const badge = document.getElementById("newer");
const known = new Map(recalled()); // ticket → how many lines of it have been in sight
const fresh = new Map(); // ticket → { lines, cards: those that have not been in sight yet }
let touchedAt = Date.now();
let turnedAt = 0;
let blind = false; // whether the last touch meant another page
let back = null; // the page on which it stood before it turned by itself

function recalled() {
  try {
    return JSON.parse(sessionStorage.getItem(MEMORY)) ?? [];
  } catch {
    return [];
  }
}

const cardsOf = (ticket) => [ticket, ...grid.querySelectorAll(`[data-of="${ticket.id}"]`)];
const lines = (cards) => cards.reduce((sum, card) => sum + card.querySelectorAll(".lines .q").length, 0);
const pageOf = (id) => Number(document.getElementById(id)?.dataset.page ?? -1);

/** The pages on which something new stands, each with how many tickets. */
function waiting() {
  const pages = new Map();
  for (const { cards } of fresh.values()) {
    for (const page of new Set([...cards].map(pageOf))) pages.set(page, (pages.get(page) ?? 0) + 1);
  }
  return [...pages].sort((a, b) => a[0] - b[0]);
}

/** After everything is laid out, and after every turn: what is new, and what of it is in sight. */
function look() {
  const here = new Set();
  for (const ticket of grid.querySelectorAll(".ticket[data-v]")) {
    here.add(ticket.id);
    const cards = cardsOf(ticket);
    const count = lines(cards);
    const before = fresh.get(ticket.id)?.lines ?? known.get(ticket.id) ?? 0;
    if (count > before) fresh.set(ticket.id, { lines: count, cards: new Set(cards.map((card) => card.id)) });
    else if (!fresh.has(ticket.id)) known.set(ticket.id, count);
  }
  for (const id of known.keys()) if (!here.has(id)) known.delete(id);
  for (const [id, { lines: count, cards }] of fresh) {
    for (const card of cards) {
      const page = pageOf(card);
      if (page < 0 || (page === at() && !document.hidden)) cards.delete(card);
    }
    if (cards.size > 0 && here.has(id)) continue;
    fresh.delete(id);
    if (here.has(id)) known.set(id, count);
  }
  sessionStorage.setItem(MEMORY, JSON.stringify([...known]));
  const [next] = waiting();
  badge.hidden = next === undefined;
  if (next) badge.textContent = `${next[1]} ${badge.dataset.word} ${next[0] + 1} ${next[0] > at() ? "▶" : "◀"}`;
  hold(fresh.size > 0);
}

function turnTo(page) {
  turn(page - at());
  turnedAt = Date.now();
}

/** By itself: to what is new, and in the end back. */
function wander() {
  const now = Date.now();
  if (document.hidden || document.querySelector("dialog[open]") || now - touchedAt < ALONE_MS) return;
  if (back !== null && now - turnedAt < READ_MS) return;
  const [next] = waiting();
  if (next) {
    back ??= at();
    turnTo(next[0]);
  } else if (back !== null) {
    turnTo(back);
    back = null;
  }
}

/** Whoever touches the screen has it: it stays where it is. */
function touched(event) {
  if (event.type !== "click") {
    blind = Date.now() - turnedAt < JUMP_MS;
    touchedAt = Date.now();
    back = null;
  }
  if (!blind) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

if (grid && badge) {
  for (const name of ["pointerdown", "keydown", "click"]) window.addEventListener(name, touched, { capture: true });
  badge.addEventListener("click", () => waiting().length > 0 && turn(waiting()[0][0] - at()));
  window.addEventListener("goimon:laid", look);
  document.addEventListener("visibilitychange", look);
  setInterval(wander, 500);
}
