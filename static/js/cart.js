// The cart at the foot of the page. A tap adds; one big Send puts it into the outbox, which keeps it until it is saved.

import { adoptCart, cart, edit, recalled, seal } from "./carts.js";
import { drawChips, waiting } from "./courses.js";
import { defaults, item, line, rowOf, withLine } from "./items.js";
import { full } from "./money.js";
import { ofTable } from "./opening.js";
import { flush } from "./outbox.js";
import { ask } from "./sheet.js";
import { stepper } from "./stepper.js";

const HOLD_MS = 500;
const bar = document.getElementById("cart");
const check = bar.dataset.check;
const seat = document.getElementById("seats").dataset.one;
const list = bar.querySelector("[data-lines]");
let held = false;

const add = (fresh) => edit(check, (lines) => withLine(lines, fresh));

function tap(row, wantsSheet) {
  const of = item(row);
  if (wantsSheet || of.asks) ask(of, { quick: !wantsSheet, put: add });
  else add(line(of, defaults(of)));
}

function change(place, fresh) {
  edit(check, (lines) => lines.map((other, at) => (at === place ? fresh : other)));
}

function cartLine(of, place) {
  const node = document.createElement("li");
  node.className = "cart-line";
  const name = document.createElement("button");
  name.type = "button";
  name.className = "edit";
  const words = document.createElement("span");
  const small = document.createElement("small");
  small.textContent = [of.words, of.seat && `${seat} ${of.seat}`, of.note].filter(Boolean).join(" · ");
  words.append(of.name, small);
  name.append(words);
  name.addEventListener("click", () => {
    const row = rowOf(of.item);
    if (row) ask(item(row), { now: of, put: (fresh) => change(place, fresh) });
  });
  const box = document.createElement("div");
  box.className = "stepper";
  const { less, more } = bar.dataset;
  const label = (text) => `${text}: ${of.name}`;
  stepper(box, {
    value: of.quantity,
    min: 0,
    less: label(less),
    more: label(more),
    changed: (quantity) => change(place, { ...of, quantity }),
  });
  node.append(name, box);
  return node;
}

function count(lines) {
  const counts = new Map();
  for (const of of lines) counts.set(of.item, (counts.get(of.item) ?? 0) + of.quantity);
  for (const row of document.querySelectorAll(".item[data-item]")) {
    const number = counts.get(row.dataset.item) ?? 0;
    row.classList.toggle("in", number > 0);
    const mark = row.querySelector("[data-count]");
    if (!mark) continue;
    mark.textContent = number > 0 ? String(number) : "+";
    // What is seen on the button is in its name, too.
    const button = mark.parentElement;
    button.dataset.label ??= button.getAttribute("aria-label");
    button.setAttribute("aria-label", number > 0 ? `${number} · ${button.dataset.label}` : button.dataset.label);
  }
}

/** The focus stays on the same hand of the same line while its quantity changes. */
function keepFocus(redraw) {
  const hands = () => [...list.querySelectorAll("button")];
  const place = hands().indexOf(document.activeElement);
  redraw();
  if (place >= 0) hands()[place]?.focus({ preventScroll: true });
}

function draw() {
  const { lines } = cart(check);
  const number = lines.reduce((sum, of) => sum + of.quantity, 0);
  bar.hidden = number === 0;
  if (number === 0) bar.querySelector("details").open = false;
  bar.querySelector("[data-items]").textContent = number === 1 ? bar.dataset.one : bar.dataset.many.replace("#", number);
  bar.querySelector("[data-sum]").textContent = full(lines.reduce((sum, of) => sum + of.seen * of.quantity, 0));
  keepFocus(() => list.replaceChildren(...lines.map(cartLine)));
  count(lines);
  drawChips();
}

// The sheet asks for what must be chosen; the browser would hold the tap back for a list that is not shown.
for (const form of document.querySelectorAll(".item form")) form.noValidate = true;

document.addEventListener("submit", (event) => {
  const row = event.target.closest(".item");
  if (!row) return;
  event.preventDefault();
  if (!held) tap(row, false);
  held = false;
});

document.addEventListener("click", (event) => {
  const row = event.target.closest(".item:not(.out)");
  if (!row || !event.target.closest(".name")) return;
  event.preventDefault();
  tap(row, true);
});

document.addEventListener("pointerdown", (event) => {
  held = false;
  const row = event.target.closest("button.q")?.closest(".item");
  if (!row) return;
  const timer = setTimeout(() => {
    held = true;
    navigator.vibrate?.(20);
    tap(row, true);
  }, HOLD_MS);
  for (const end of ["pointerup", "pointercancel", "pointermove"]) {
    document.addEventListener(end, () => clearTimeout(timer), { once: true });
  }
});
document.addEventListener("contextmenu", (event) => event.target.closest("button.q") && event.preventDefault());

bar.querySelector("[data-send]").addEventListener("click", () => {
  // A second tap finds no cart any more: it was sent once.
  if (seal(check, bar.dataset.place, document.body.dataset.staff ?? "", waiting(check))) flush();
});

// What was put into the cart before this table had a check.
if (bar.dataset.at) recalled.then(() => adoptCart(ofTable(bar.dataset.at), check));
window.addEventListener("goimon:carts", draw);
draw();
