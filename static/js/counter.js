// The takeaway counter's order: a tap adds, the server says what it comes to. The cart lives in local storage under the id of
// the sale, so that a reload loses nothing and a repeat is the same sale. Announces goimon:quote {quote, denied}, null when none holds.

import { cartLine, count, keepFocus } from "./cart_line.js";
import { forget, told } from "./agreed.js";
import { cart, edit } from "./carts.js";
import { defaults, item, line, rowOf, withLine } from "./items.js";
import { ask } from "./sheet.js";

export const COUNTER = "counter";
const TRY_AGAIN_MS = 1000;
const list = document.getElementById("lines");
const refused = document.getElementById("refused");
const seat = document.getElementById("seats").dataset.one;
let asked = 0; // which answer is still wanted
let locked = false; // a sale on its way does not change any more

/** What the server must know of a line: prices are its own. */
export const wanted = (lines) => lines.map(({ item, quantity, chosen, note }) => ({ item, quantity, chosen, note }));

/** What the server must know of the order as it stands. */
export const order = () => ({ id: cart(COUNTER).round ?? undefined, lines: wanted(cart(COUNTER).lines), ...told() });

/** While a sale is on its way nothing is added to it. */
export function lock(whether) {
  locked = whether;
  document.querySelector(".counter-grid").classList.toggle("sending", whether);
}

let doubted = false; // what is said there is about what the order comes to

/** A sentence above the order; an empty one takes it away. */
export function complain(text) {
  doubted = false;
  refused.textContent = text;
  refused.hidden = text === "";
}

function change(how) {
  if (locked) return;
  complain("");
  window.dispatchEvent(new CustomEvent("goimon:ordering"));
  edit(COUNTER, how);
}

const add = (fresh) => change((lines) => withLine(lines, fresh));
const swap = (place, fresh) => change((lines) => lines.map((other, at) => (at === place ? fresh : other)));

function row(of, place) {
  const open = () => {
    const found = rowOf(of.item);
    if (found) ask(item(found), { now: of, put: (fresh) => swap(place, fresh) });
  };
  const { less, more } = list.dataset;
  return cartLine(of, { seat, less, more, open, changed: (quantity) => swap(place, { ...of, quantity }) });
}

/** What each line comes to, and what comes off and on. */
function show(quote, denied = false) {
  for (const [place, node] of [...list.children].entries()) {
    let amount = node.querySelector(".amount");
    if (!amount) {
      amount = document.createElement("b");
      amount.className = "amount";
      node.append(amount);
    }
    amount.textContent = quote?.lines[place] ?? "…";
  }
  const sums = (quote?.sums ?? []).map(({ kind, label, amount }) => {
    const node = document.createElement("div");
    node.className = kind;
    const name = document.createElement("dt");
    name.textContent = label;
    const value = document.createElement("dd");
    value.textContent = amount;
    node.append(name, value);
    return node;
  });
  document.getElementById("sums").replaceChildren(...sums);
  // On a phone the order is below the menu: how much is in it stands at the foot.
  const jump = document.getElementById("to-order");
  jump.hidden = list.children.length === 0;
  jump.querySelector("b").textContent = quote?.text ?? "…";
  window.dispatchEvent(new CustomEvent("goimon:quote", { detail: { quote, denied } }));
}

async function post() {
  const answer = await fetch("/counter/quote", {
    method: "POST",
    headers: { "X-Act": "1", "Content-Type": "application/json" },
    credentials: "same-origin",
    body: JSON.stringify(order()),
    signal: AbortSignal.timeout(5000),
  });
  if (answer.status === 401) location.reload();
  if (answer.status >= 500) throw new Error("busy");
  return { ok: answer.ok, said: await answer.json() };
}

async function reckon(lines) {
  asked += 1;
  const mine = asked;
  if (lines.length === 0) return show(null);
  try {
    const { ok, said } = await post();
    if (mine !== asked) return undefined;
    // Why a sale was refused stays until the order changes, though what it comes to is asked anew.
    if (!ok || doubted) complain(ok ? "" : said.error);
    doubted = !ok;
    return show(ok ? said : null, !ok);
  } catch {
    // No network for a moment: what it comes to is the server's word, so it is asked again.
    return setTimeout(() => mine === asked && reckon(lines), TRY_AGAIN_MS);
  }
}

let drawn = "";

function draw() {
  const { lines } = cart(COUNTER);
  const now = JSON.stringify(lines);
  if (now === drawn) return;
  drawn = now;
  document.getElementById("clear").hidden = lines.length === 0;
  document.getElementById("nothing").hidden = lines.length > 0;
  keepFocus(list, () => list.replaceChildren(...lines.map(row)));
  count(lines);
  show(null);
  reckon(lines);
}

/** Asks anew what it comes to. */
export function again() {
  reckon(cart(COUNTER).lines);
}

for (const form of document.querySelectorAll(".item form")) form.noValidate = true;

document.addEventListener("submit", (event) => {
  const found = event.target.closest(".item");
  if (event.target.matches(".find, #away")) event.preventDefault();
  if (!found) return;
  event.preventDefault();
  const of = item(found);
  if (of.asks) ask(of, { quick: true, put: add });
  else add(line(of, defaults(of)));
});

document.getElementById("clear").addEventListener("click", () => {
  change(() => []);
  forget();
});

// Whoever types letters anywhere looks for an item.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^\p{L}$/u.test(event.key)) return;
  if (event.target.closest("input, textarea, select, dialog")) return;
  document.getElementById("search").focus();
});

window.addEventListener("goimon:carts", draw);
window.addEventListener("goimon:agreed", () => {
  complain("");
  again();
});
draw();
