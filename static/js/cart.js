// The cart at the foot of the page. A tap adds; one big Send puts it into the outbox, which keeps it until it is saved.

import { cartLine, count, keepFocus } from "./cart_line.js";
import { adoptCart, cart, edit, recalled, seal } from "./carts.js";
import { drawChips, waiting } from "./courses.js";
import { defaults, item, line, rowOf, withLine } from "./items.js";
import { full } from "./money.js";
import { ofTable } from "./opening.js";
import { flush } from "./outbox.js";
import { ask } from "./sheet.js";

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

function cartRow(of, place) {
  const open = () => {
    const row = rowOf(of.item);
    if (row) ask(item(row), { now: of, put: (fresh) => change(place, fresh) });
  };
  const changed = (quantity) => change(place, { ...of, quantity });
  return cartLine(of, { seat, less: bar.dataset.less, more: bar.dataset.more, open, changed });
}

function draw() {
  const { lines } = cart(check);
  const number = lines.reduce((sum, of) => sum + of.quantity, 0);
  bar.hidden = number === 0;
  if (number === 0) bar.querySelector("details").open = false;
  bar.querySelector("[data-items]").textContent = number === 1 ? bar.dataset.one : bar.dataset.many.replace("#", number);
  bar.querySelector("[data-sum]").textContent = full(lines.reduce((sum, of) => sum + of.seen * of.quantity, 0));
  keepFocus(list, () => list.replaceChildren(...lines.map(cartRow)));
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
  const covers = Number(document.getElementById("head")?.dataset.covers ?? 0);
  const at = bar.dataset.at ? { at: bar.dataset.at, covers } : {};
  if (seal(check, bar.dataset.place, document.body.dataset.staff ?? "", waiting(check), at)) flush();
});

// What was put into the cart before this table had a check.
if (bar.dataset.at) recalled.then(() => adoptCart(ofTable(bar.dataset.at), check));
window.addEventListener("goimon:carts", draw);
draw();
