// Says how each parcel stands: saving, ✓ saved, ✓✓ seen, or what is wrong, and what can be done about it. The sending itself is
// in sending.js.

import { drop, mark, onNewBill, opened, openWith, outbox, unseal } from "./carts.js";
import { address, ofTable } from "./opening.js";
import { me, sendAll } from "./sending.js";

const TRY_AGAIN_MS = [1000, 2000, 4000, 8000, 15_000];
const SHOW_SAVED_MS = 6000; // where nobody can tell whether the kitchen has seen it
const SHOW_SEEN_MS = 2500;
const SHOW_LATE_MS = 15_000; // then the round itself and its tab say it
const box = document.getElementById("outbox");
const arrived = new Map(); // round → what to show of it for a while
let tries = 0;
let timer = 0;

const shown = (round) => document.getElementById(`round-${round}`);
const isLate = (parcel) => parcel.state === "saved" && shown(parcel.round)?.matches(".unseen-late") === true;

function forget(round) {
  if (arrived.delete(round)) show();
}

/** A parcel was taken: it is shown as saved until the kitchen has seen it, or for a while. */
function taken(parcel, number) {
  arrived.set(parcel.round, { ...parcel, number, state: "saved" });
  setTimeout(() => shown(parcel.round) ?? forget(parcel.round), SHOW_SAVED_MS);
}

/** Sends everything that is mine and waits. */
export async function flush() {
  clearTimeout(timer);
  const done = await sendAll(taken);
  tries = done ? 0 : tries + 1;
  if (tries > 0) timer = setTimeout(flush, TRY_AGAIN_MS[Math.min(tries, TRY_AGAIN_MS.length) - 1]);
  show();
}

/** Puts right what was refused, in one tap, and sends it again. */
function fix(parcel) {
  const { key, line, item, now, left } = parcel.wrong ?? {};
  let rest = { "sold-out": 0, "too-few-left": left }[key] ?? Infinity; // of that item
  const lines = parcel.lines
    .map((other, place) => {
      if (key === "no-such-item" && place === line - 1) return { ...other, quantity: 0 };
      if (other.item !== item) return other;
      const quantity = Math.min(other.quantity, rest);
      rest -= quantity;
      return { ...other, quantity };
    })
    .filter((other) => other.quantity > 0)
    .map((other, place) => (key === "price-changed" && place === line - 1 ? { ...other, seen: now } : other));
  if (lines.length === 0) return drop(parcel.round);
  mark(parcel.round, { lines, state: "saving", wrong: undefined });
  flush();
}

function button(text, tap, kind = "") {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = text;
  node.className = kind;
  node.addEventListener("click", tap);
  return node;
}

function link(text, href) {
  const node = document.createElement("a");
  node.className = "button";
  node.textContent = text;
  node.href = href;
  return node;
}

function hands(parcel) {
  const words = box.dataset;
  const here = document.getElementById("cart")?.dataset.check === parcel.check;
  if (parcel.state === "signin") return [link(words.signinDo, `/sign-in?next=${encodeURIComponent(location.pathname)}`)];
  if (parcel.state === "saving" && parcel.staff !== me) {
    return [button(words.send, () => (mark(parcel.round, { staff: me }), flush()), "primary")];
  }
  if (isLate(parcel)) return [button("✕", () => forget(parcel.round), "quiet")];
  if (parcel.state !== "refused") return here ? [] : [link(words.open, address(parcel.check))];
  const key = parcel.wrong?.key;
  const one = { "price-changed": words.accept, "sold-out": words.without, "no-such-item": words.without, "too-few-left": words.fewer }[key];
  const change = () => {
    unseal(parcel.round);
    if (!here) location.assign(address(parcel.check).split("#")[0]);
  };
  // Its bill was closed or merged, its table was opened by others meanwhile, or is reserved: the waiter says what that means.
  if (key === "check-closed" && parcel.at) {
    return [
      button(words.newBill, () => (onNewBill(parcel.round, ofTable(parcel.at)), flush()), "primary"),
      button(words.drop, () => drop(parcel.round), "quiet"),
    ];
  }
  if (key === "table-taken" || key === "merged-away") {
    return [
      button(words.join, () => (opened(parcel.check, parcel.wrong.check), flush()), "primary"),
      ...(key === "table-taken" ? [button(words.alongside, () => (openWith(parcel.check, "alongside"), flush()))] : []),
      button(words.drop, () => drop(parcel.round), "quiet"),
    ];
  }
  if (key === "reserved-soon") {
    return [
      button(words.despite, () => (openWith(parcel.check, "despite"), flush()), "primary"),
      button(words.drop, () => drop(parcel.round), "quiet"),
    ];
  }
  return [
    ...(one ? [button(one, () => fix(parcel), "primary")] : []),
    button(words.change, change),
    button(words.drop, () => drop(parcel.round), "quiet"),
  ];
}

function sentence(parcel) {
  const words = box.dataset;
  const head = parcel.number ? `${parcel.place} · ${words.round} ${parcel.number}` : parcel.place;
  if (isLate(parcel)) return shown(parcel.round).querySelector("[data-unseen-text]")?.textContent ?? "";
  const state = parcel.state === "saving" && parcel.staff !== me ? "other" : parcel.state;
  const said = { saving: words.saving, saved: `✓ ${words.saved}`, seen: `✓✓ ${words.seen}`, signin: words.signin, other: words.other };
  return `${head} · ${said[state] ?? parcel.wrong?.error ?? words.failed}`;
}

/** What waits for the same check is one card, however many rounds it is: the page is for ordering. */
function together(parcels) {
  const cards = [];
  for (const parcel of parcels) {
    const waits = parcel.state === "saving" && parcel.staff === me;
    const known = waits && cards.find((card) => card.waits && card.parcel.check === parcel.check);
    if (known) known.rounds += 1;
    else cards.push({ parcel, rounds: 1, waits });
  }
  return cards;
}

function show() {
  if (!box) return;
  for (const parcel of arrived.values()) {
    if (parcel.state === "seen" || !shown(parcel.round)?.matches(".seen")) continue;
    parcel.state = "seen";
    setTimeout(() => forget(parcel.round), SHOW_SEEN_MS);
  }
  for (const parcel of arrived.values()) {
    if (parcel.late || !isLate(parcel)) continue;
    parcel.late = true;
    setTimeout(() => forget(parcel.round), location.hash === "#sent" ? 0 : SHOW_LATE_MS);
  }
  const rows = together([...outbox(), ...arrived.values()]).map(({ parcel, rounds }) => {
    const row = document.createElement("div");
    row.dataset.rounds = String(rounds);
    row.className = `parcel ${isLate(parcel) ? "refused" : parcel.state === "saving" && parcel.staff !== me ? "other" : parcel.state}`;
    const text = document.createElement("p");
    text.textContent = rounds > 1 ? `${parcel.place} · ${box.dataset.several.replace("#", rounds)}` : sentence(parcel);
    row.append(text, ...hands(parcel));
    return row;
  });
  box.replaceChildren(...rows);
  // The page can be scrolled clear of them.
  document.documentElement.style.setProperty("--parcels", `${box.offsetHeight}px`);
}

// Without a service worker a page can't be opened again without network: what waits is safe here, but this page is all
// that there is.
window.addEventListener("beforeunload", (event) => {
  const waits = outbox().some((parcel) => parcel.state === "saving" && parcel.staff === me);
  if (waits && !navigator.serviceWorker?.controller && (tries > 0 || !navigator.onLine)) event.preventDefault();
});

// Signed in again: what waited for that goes on.
for (const parcel of outbox()) if (parcel.state === "signin" && me && parcel.staff === me) mark(parcel.round, { state: "saving" });
window.addEventListener("goimon:carts", show);
window.addEventListener("goimon:painted", show);
window.addEventListener("goimon:tick", () => arrived.size > 0 && show());
window.addEventListener("goimon:live", flush);
window.addEventListener("online", flush);
document.addEventListener("visibilitychange", () => document.hidden || flush());
flush();
