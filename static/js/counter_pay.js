// The takeaway counter's money: in one way or several, then the whole sale in one act. It is kept in local storage until the
// house has answered: a reload, a flat battery or bad Wi-Fi sends the same once more, and it still happens once.

import { change, group, inMinor, keypad, written } from "./amounts.js";
import { rest, resting } from "./breath.js";
import { forget, told } from "./agreed.js";
import { tellReturned } from "./returned.js";
import { cart, edit } from "./carts.js";
import { COUNTER, again, complain, lock, wanted } from "./counter.js";

const KEY = `goimon-counter-${document.getElementById("outbox").dataset.venue}`;
const TRY_AGAIN_MS = [500, 1000, 2000, 4000];
const form = document.getElementById("pay");
const sold = document.getElementById("sold");
const go = document.getElementById("go");
let quote = null;
let denied = false; // the order is refused as it stands: why is said above it
let taken = []; // what was taken of this sale, in the ways before the last
let sending = false;

const field = (name) => form.elements.namedItem(name);
const why = (key) => document.getElementById("why").dataset[key];
const isCash = () => field("tender").value === "cash";
const tip = () => (field("tipping").checked ? (inMinor(field("tip").value) ?? 0) : 0);
const left = () => quote.total - taken.reduce((sum, one) => sum + one.amount, 0);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** What a customer's own points or account can pay at most; nothing for money. */
function most() {
  const own = quote.theirs.find(({ tender }) => tender === field("tender").value);
  if (!own) return null;
  const before = taken.filter(({ tender }) => tender === own.tender).reduce((sum, one) => sum + one.amount, 0);
  return Math.max(0, own.most - before);
}

/** A customer's own ways to pay are offered where there are some. */
function offerTheirs() {
  for (const label of form.querySelectorAll("[data-theirs]")) {
    const radio = label.querySelector("input");
    label.hidden = !quote?.theirs.some(({ tender }) => tender === radio.value);
    if (label.hidden && radio.checked) field("tender").value = "cash";
  }
  const own = quote?.theirs.find(({ tender }) => tender === field("tender").value);
  const words = document.getElementById("theirs");
  words.hidden = !own;
  words.textContent = own?.text ?? "";
}

/** What stands in the fields: how much of the bill, and what is handed over for it. */
function typed() {
  const amount = field("amount").value.trim() === "" ? Math.min(left(), most() ?? left()) : inMinor(field("amount").value);
  const given = isCash() && field("given").value.trim() !== "" ? inMinor(field("given").value) : undefined;
  return { amount, given };
}

/** Why it can't be taken now; empty when it can. */
function reason() {
  if (sending) return why("saving");
  if (resting()) return why("just");
  if (cart(COUNTER).lines.length === 0) return why("empty");
  if (!quote) return why(denied ? "denied" : "wait");
  const { amount, given } = typed();
  if (amount === null || amount < 0 || (amount === 0 && left() !== 0)) return why("amount");
  if (amount > left()) return why("more");
  if (given === null || (given !== undefined && given < amount + tip())) return why("less");
  // Nobody gets a whole note back: a nought too many was typed.
  return given !== undefined && given - amount - tip() >= Number(form.dataset.note) ? why("much") : "";
}

/** What was taken already, each with a way to take it back. */
function drawTaken() {
  const rows = taken.map((one, place) => {
    const row = document.createElement("li");
    const back = document.createElement("button");
    back.type = "button";
    back.className = "quiet";
    back.textContent = "✕";
    back.setAttribute("aria-label", `✕ ${one.word} ${written(one.amount)}`);
    back.addEventListener("click", () => {
      taken.splice(place, 1);
      reckon();
    });
    const words = document.createElement("span");
    words.textContent = `✓ ${one.word}`;
    const amount = document.createElement("b");
    amount.textContent = written(one.amount);
    row.append(words, amount, back);
    return row;
  });
  document.getElementById("taken").replaceChildren(...rows);
}

function drawQuick() {
  const mine = quote && taken.length === 0 ? quote.quick : [];
  const buttons = mine.map(({ plain: sum, text }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.give = sum;
    button.textContent = text;
    return button;
  });
  document.getElementById("quick").replaceChildren(...buttons);
}

let drawing = 0;

/** The transfer's code carries the amount. */
function transfer(amount) {
  const code = form.querySelector("[data-vietqr]");
  if (!code || !(amount > 0)) return;
  const address = `${code.dataset.vietqr}?amount=${amount}`;
  if (code.getAttribute("src") === address) return;
  clearTimeout(drawing);
  drawing = setTimeout(() => (code.src = address), 150);
}

function reckon() {
  const due = quote ? left() : 0;
  document.getElementById("due").textContent = quote ? written(due) : "…";
  drawTaken();
  offerTheirs();
  const { amount, given } = quote ? typed() : { amount: 0, given: undefined };
  tellReturned(given === undefined ? 0 : change(given ?? 0, (amount ?? 0) + tip()));
  const rest = due - (amount ?? 0);
  const some = document.getElementById("left");
  some.hidden = !(rest > 0);
  some.querySelector("b").textContent = written(Math.max(0, rest));
  go.firstElementChild.textContent = rest > 0 ? go.dataset.more : go.dataset.take;
  if (!isCash()) transfer(amount);
  const text = reason();
  document.getElementById("why").textContent = text;
  go.disabled = text !== "";
  document.getElementById("next").disabled = resting();
}

/** The fields for the next way to pay, or the next guest. */
function clear() {
  for (const name of ["amount", "given", "tip", "reference"]) field(name).value = "";
  field("tipping").checked = false;
  field("tender").value = "cash";
}

function next() {
  sold.hidden = true;
  form.hidden = false;
  document.getElementById("away").reset();
  document.getElementById("guest").open = false;
  said();
  reckon();
}

function done(answer) {
  for (const node of sold.querySelectorAll("[data-href]")) node.href = node.dataset.href.replace("#", answer.check);
  for (const node of sold.querySelectorAll("[data-paper]")) node.action = node.dataset.paper.replace("#", answer.check);
  document.getElementById("sold-number").textContent = answer.number;
  document.getElementById("sold-change").textContent = answer.change;
  form.hidden = true;
  sold.hidden = false;
  sold.focus();
}

async function post(sale) {
  const answer = await fetch("/counter", {
    method: "POST",
    headers: { "X-Act": "1" },
    credentials: "same-origin",
    body: new URLSearchParams(sale),
    signal: AbortSignal.timeout(10_000),
  });
  if (answer.status === 503) throw new Error("busy");
  return answer;
}

/** Sends until there is an answer. */
async function insist(sale) {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await post(sale);
      return { status: answer.status, ok: answer.ok, said: await answer.json().catch(() => ({})) };
    } catch {
      await pause(TRY_AGAIN_MS[Math.min(tries, TRY_AGAIN_MS.length - 1)]);
    }
  }
}

async function send(sale) {
  sending = true;
  lock(true);
  reckon();
  const { status, ok, said: answer } = await insist(sale);
  if (status === 401) return location.reload();
  localStorage.removeItem(KEY);
  sending = false;
  lock(false);
  taken = [];
  clear();
  if (!ok) {
    // Nothing happened: the order stands as it was, and what it comes to is asked anew.
    again();
    complain(answer.error ?? document.getElementById("toast").dataset.failed);
    return reckon();
  }
  edit(COUNTER, () => []);
  forget();
  done(answer);
  // The way to the next guest stands under the finger that has just paid: the change must be read first.
  rest();
  return reckon();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (reason() !== "") return;
  const { amount, given } = typed();
  const tender = field("tender").value;
  const word = form.querySelector("[name=tender]:checked").dataset.word;
  const reference = isCash() ? undefined : field("reference").value.trim() || undefined;
  taken.push({ tender, amount, given: given ?? undefined, tip: tip(), reference, word });
  if (left() > 0) {
    clear();
    // The rest stands there in cash now: it is not taken with the same gesture.
    rest();
    drawQuick();
    reckon();
    return;
  }
  const { round, lines } = cart(COUNTER);
  const sale = {
    ...Object.fromEntries(new FormData(document.getElementById("away"))),
    sale: round,
    lines: JSON.stringify(wanted(lines)),
    agreed: JSON.stringify(told()),
    seen: String(quote.total),
    payments: JSON.stringify(taken.map(({ word: _, ...one }) => one)),
  };
  localStorage.setItem(KEY, JSON.stringify(sale));
  send(sale);
});

/** Who takes it, beside the folded form. */
function said() {
  const values = [...new FormData(document.getElementById("away")).values()].filter(Boolean);
  document.getElementById("guest-said").textContent = values.join(" · ");
}

document.getElementById("away").addEventListener("input", said);
document.getElementById("next").addEventListener("click", next);
window.addEventListener("goimon:rested", reckon);
form.addEventListener("input", (event) => {
  if (["amount", "given", "tip"].includes(event.target.name)) group(event.target);
  reckon();
});
form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.give !== undefined) field("given").value = button.dataset.give;
  else if (button?.dataset.pad !== undefined) keypad(field(isCash() ? "given" : "amount"), button.dataset.pad);
  else return;
  reckon();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  if (!sold.hidden) {
    if (event.key === "Enter" && !event.repeat && !resting() && !event.target.closest("a, button")) {
      event.preventDefault();
      next();
      document.getElementById("search").focus();
    }
    return;
  }
  if (/^[0-9]$/.test(event.key)) keypad(field(isCash() ? "given" : "amount"), event.key);
  else if (event.key === "Backspace") keypad(field(isCash() ? "given" : "amount"), "back");
  else if (event.key === "Enter" && !event.target.closest("a, button, summary")) !event.repeat && !go.disabled && form.requestSubmit(go);
  else return;
  event.preventDefault();
  reckon();
});

// An item for the next guest: what was sold before makes room.
window.addEventListener("goimon:ordering", () => !sold.hidden && next());
window.addEventListener("goimon:quote", (event) => {
  ({ quote, denied } = event.detail);
  if (taken.length > 0 && quote && left() <= 0) taken = [];
  drawQuick();
  reckon();
});
reckon();
again();
const unanswered = localStorage.getItem(KEY);
if (unanswered) send(JSON.parse(unanswered));
