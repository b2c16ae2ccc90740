// The till: reckons change while the cashier types, says why it can't be paid yet, and keeps the bill on the screen true
// without touching what was typed. Amounts are whole minor units throughout; the server reckons everything again.

import { bare, change, group, inMinor, keypad, written } from "./amounts.js";
import { redrawn, rest, resting, restNext } from "./breath.js";
import { say } from "./live.js";
import { tellReturned } from "./returned.js";

const panel = () => document.getElementById("panel");
const form = () => document.getElementById("pay");
const STILL_MS = 40_000; // less than half of what the server waits for (server/domain/src/settling.rs)
let mostly = false; // the amount is what points or an account can pay
let unconfirmed = false;
const untold = new Set(); // what came since the cashier last confirmed, in words
let taking = false; // our own payment is on its way: what changes now is our doing

const field = (name) => form()?.elements.namedItem(name);
const why = (key) => document.getElementById("why")?.dataset[key] ?? "";

/** The reason why it can't be paid now; empty when it can. */
function reason() {
  const due = Number(form().dataset.due);
  const amount = inMinor(field("amount").value);
  if (resting()) return why("just");
  if (unconfirmed) return why("changed");
  if (amount === null || (amount <= 0 && due !== 0)) return why("amount");
  if (amount > due) return why("more");
  if (amount === due && why("held")) return why("held");
  if (field("tender").value !== "cash" || field("given").value.trim() === "") return "";
  const given = inMinor(field("given").value);
  if (given === null || given < amount + tip()) return why("less");
  // Nobody gets a whole note back: a nought too many was typed.
  return given - amount - tip() >= Number(form().dataset.note) ? why("much") : "";
}

/** Where digits go: to what the guest gives, or to what is taken by another tender. */
const counted = () => field(field("tender").value === "cash" ? "given" : "amount");

/** What Enter does: cash is taken, a card, a transfer or a wallet is asked for first. */
const main = () => ["ask", "go"].map((id) => document.getElementById(id)).find((button) => button.checkVisibility());

/** What is on top of the bill, where it is asked for. */
const tip = () => (field("tipping")?.checked ? (inMinor(field("tip").value) ?? 0) : 0);

function reckon() {
  if (!form()) return;
  const cash = field("tender").value === "cash";
  const amount = inMinor(field("amount").value) ?? 0;
  const typed = field("given").value.trim() !== "";
  const given = cash && typed ? (inMinor(field("given").value) ?? 0) : amount;
  // What goes back for the payment just taken stands there until the next sum is counted.
  const back = document.getElementById("given-back");
  if (back) back.hidden = cash && typed;
  document.getElementById("change-row").hidden = back !== null && !back.hidden;
  tellReturned(typed && cash ? change(given, amount + tip()) : 0);
  document.getElementById("given-text").textContent = cash && typed ? written(given) : "";
  const left = Number(form().dataset.due) - amount;
  const rest = document.getElementById("left");
  rest.hidden = left <= 0;
  rest.querySelector("b").textContent = written(Math.max(0, left));
  const text = reason();
  document.getElementById("why").textContent = text;
  for (const id of ["go", "ask"]) document.getElementById(id).disabled = text !== "";
}

/** Fetches the bill anew and puts it in; what was typed stays, and what was added is named until it is confirmed. */
async function refresh(id) {
  // What stands beside the bill stays beside it.
  const here = location.pathname.startsWith(`/checkout/${id}`) ? location.pathname + location.search : `/checkout/${id}`;
  const answer = await fetch(here, { headers: { "X-Fragment": "panel" }, credentials: "same-origin" });
  if (!answer.ok) {
    // Put away meanwhile: there is nothing more to show of it.
    if (answer.status === 404) location.assign("/checkout");
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("panel");
  const old = panel();
  if (!fresh || old?.dataset.check !== id) return;
  const known = new Set([...old.querySelectorAll("[data-fact]")].map((row) => row.dataset.fact));
  const news = [...fresh.querySelectorAll("[data-fact]")].filter((row) => !known.has(row.dataset.fact));
  const typed = new Map([...(form()?.elements ?? [])].filter((one) => one.type === "text").map((one) => [one.name, one.value]));
  const settling = form() !== null;
  const wasDue = form() ? Number(form().dataset.due) : null;
  const tender = form() ? field("tender").value : null;
  old.replaceWith(document.adoptNode(fresh));
  redrawn();
  if (!form()) return;
  for (const [name, value] of typed) {
    // The whole sum follows the bill; a sum of the cashier's own stays.
    if (field(name) && !(name === "amount" && inMinor(value) === wasDue)) field(name).value = value;
  }
  if (tender) field("tender").value = tender;
  start();
  if (settling && (news.length > 0 || Number(form().dataset.due) !== wasDue || unconfirmed)) announce(news);
}

/** Names what has come since somebody last confirmed: all of it, however many pushes brought it. */
function announce(news) {
  unconfirmed = true;
  for (const row of news) untold.add(row.dataset.said);
  const alert = document.getElementById("added");
  const words = alert.querySelector("[data-news]");
  words.textContent = [...untold].join(" · ") || words.dataset.changed;
  alert.hidden = false;
  reckon();
}

function follow() {
  const id = panel()?.dataset.check;
  if (!id || taking) return;
  const row = document.getElementById(`till-${id}`);
  for (const other of document.querySelectorAll("#checks .on")) other.classList.remove("on");
  row?.classList.add("on");
  const gone = !row && (form() || document.getElementById("put-away"));
  if (gone || (row && row.dataset.version !== panel().dataset.version)) refresh(id);
}

/** Buttons that only work with this script are hidden without it. */
function start() {
  for (const node of document.querySelectorAll("[data-script]")) node.hidden = false;
  reckon();
}

document.addEventListener("input", (event) => {
  if (form() && ["amount", "given", "tip"].some((name) => event.target === field(name))) group(event.target);
  reckon();
});
document.addEventListener("change", (event) => {
  // Points and an account pay no more than they hold; other tenders all that is due.
  if (event.target.name === "tender" && form()?.contains(event.target)) {
    const due = bare(Number(form().dataset.due));
    field("amount").value = event.target.dataset.most ?? (mostly ? due : field("amount").value);
    mostly = event.target.dataset.most !== undefined;
  }
  reckon();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !form()) return;
  if (button.dataset.give !== undefined) field("given").value = button.dataset.give;
  else if (button.dataset.pad !== undefined) keypad(counted(), button.dataset.pad);
  else if (button.id === "confirm") {
    unconfirmed = false;
    untold.clear();
    document.getElementById("added").hidden = true;
  } else return;
  reckon();
});

document.addEventListener("keydown", (event) => {
  if (!form() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const typing = event.target.closest("input:not([type='radio'], [type='checkbox']), textarea, select");
  // Enter takes the money from wherever a cashier is in its form; elsewhere it is whatever it is on.
  if (event.key === "Enter" && (typing ? form().contains(typing) : !event.target.closest("a, button, summary"))) {
    // A key that is held down is one stroke.
    if (!main().disabled && !event.repeat) form().requestSubmit(main());
  } else if (typing) return;
  else if (/^[0-9]$/.test(event.key)) keypad(counted(), event.key);
  else if (event.key === "Backspace") keypad(counted(), "back");
  else return;
  event.preventDefault();
  reckon();
});

// Waiters see that somebody at the till has begun to settle a check, and that they have left it again.
let settling = "";
const tell = (began) => {
  const body = new URLSearchParams(began ? { began: "1" } : {});
  navigator.sendBeacon(`/checks/${settling}/settling`, body);
  // A browser that dies says no more: the end of its socket ends it then.
  if (began) say({ t: "settling", check: settling });
};
const begin = (event) => {
  const here = event.target.closest?.("#pay") ?? (event.type === "keydown" && event.target === document.body && form());
  if (settling || !here || /^(Arrow|Escape|Tab)/.test(event.key ?? "")) return;
  settling = panel().dataset.check;
  tell(true);
};
document.addEventListener("input", begin);
document.addEventListener("click", begin);
document.addEventListener("keydown", begin);
// Said again as long as it is so: what nobody says any more the server ends by itself.
setInterval(() => settling && !document.hidden && tell(true), STILL_MS);
window.addEventListener("goimon:greeted", () => settling && tell(true));
window.addEventListener("pagehide", () => settling && tell(false));

window.addEventListener("goimon:painted", follow);
window.addEventListener("goimon:acting", (event) => (taking = event.detail.form === form()));
window.addEventListener("goimon:rested", reckon);
window.addEventListener("goimon:acted", (event) => {
  // Money was taken or asked for: the next sum does not go with the same gesture.
  if (event.detail.ok && event.detail.form.closest(".tender, .split")) {
    restNext();
    rest();
    reckon();
  }
  taking &&= event.detail.ok;
  follow();
});
start();
follow();
