// The carts of this phone, in local storage and on its disk (safe.js): they survive reload, sleep, an empty battery and no
// network.
//
// A cart is {round, lines}. Its round id is made when it is started and stays until the server has answered. What was sent
// without an answer yet is a parcel in the outbox: the same, with whose it is and how it stands.

import { save, saved } from "./safe.js";

const home = document.getElementById("outbox");
const KEY = `goimon-orders-${home?.dataset.venue ?? ""}`;
const MOST_OFTEN = 200; // items whose use is remembered
const MOST_RECENT = 12;

/** A UUIDv7: sorted by time, so that the database likes it. crypto.randomUUID needs HTTPS, this does not. */
export function uuid7() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint16(0, Math.floor(Date.now() / 2 ** 32));
  new DataView(bytes.buffer).setUint32(2, Date.now() % 2 ** 32);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function read() {
  const empty = { number: 0, carts: {}, outbox: [], often: {}, recent: [], stars: {}, openings: {} };
  try {
    return { ...empty, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return empty;
  }
}

function change(how) {
  const all = read();
  const result = how(all);
  all.number += 1;
  const text = JSON.stringify(all);
  localStorage.setItem(KEY, text);
  save(KEY, all.number, text);
  window.dispatchEvent(new CustomEvent("goimon:carts"));
  return result;
}

/** Done when what the disk knows better than local storage is back: after an empty battery that is the last thing tapped. */
export const recalled = saved(KEY).then((known) => {
  if (!known || known.number <= read().number) return;
  localStorage.setItem(KEY, known.text);
  window.dispatchEvent(new CustomEvent("goimon:carts"));
});

/** What is in a check's cart. */
export const cart = (check) => read().carts[check] ?? { round: null, lines: [] };

/** Changes a check's lines; the first one starts the cart and makes its round. */
export function edit(check, how) {
  change((all) => {
    const mine = (all.carts[check] ??= { round: uuid7(), lines: [] });
    mine.lines = how(mine.lines).filter((line) => line.quantity > 0);
    if (mine.lines.length === 0) delete all.carts[check];
  });
}

/** Says whether a course of a check's cart waits until it is fired. */
export function wait(check, course, whether) {
  change((all) => {
    const mine = all.carts[check];
    if (mine) mine.wait = { ...mine.wait, [course]: whether };
  });
}

/** Everything sent that has no good answer yet. */
export const outbox = () => read().outbox;

/** Moves a check's cart to the outbox, with the courses of it that wait and the table it is for; the next item starts another
 * round. */
export function seal(check, place, staff, hold = [], at = {}) {
  return change((all) => {
    const mine = all.carts[check];
    if (!mine) return null;
    delete all.carts[check];
    for (const line of mine.lines) all.often[line.item] = (all.often[line.item] ?? 0) + line.quantity;
    const best = Object.entries(all.often).sort((a, b) => b[1] - a[1]);
    all.often = Object.fromEntries(best.slice(0, MOST_OFTEN));
    const items = mine.lines.map((line) => line.item);
    all.recent = [...new Set([...items, ...all.recent])].slice(0, MOST_RECENT);
    const parcel = { check, place, staff, ...at, round: mine.round, lines: mine.lines, hold, state: "saving" };
    all.outbox.push(parcel);
    return parcel;
  });
}

/** How a table is to be opened that could not be: what is sent for it waits for that. */
export const awaited = (table) => read().openings[table];

/** Says how many guests a table has that is to be opened; what was tried already stays as it was, to the letter. */
export function toOpen(table, covers) {
  const known = awaited(table);
  if (known && (known.tried || known.covers === covers)) return;
  change((all) => (all.openings[table] = { key: uuid7(), ...all.openings[table], covers }));
}

/** It was tried: the house may have heard of it. */
export function tried(table) {
  if (awaited(table).tried) return;
  change((all) => (all.openings[table].tried = true));
}

/** A further yes to the opening of a table: another opening, so it gets another key; what waits for it is sent again. */
export function openWith(table, yes) {
  change((all) => {
    all.openings[table] = { ...all.openings[table], key: uuid7(), tried: false, [yes]: true };
    for (const parcel of all.outbox) if (parcel.check === table) Object.assign(parcel, { state: "saving", wrong: undefined });
  });
}

/** The table is open, or the guests have a check already: what was ordered for it goes there. */
export function opened(table, check) {
  change((all) => {
    delete all.openings[table];
    for (const parcel of all.outbox) {
      if (parcel.check === table) Object.assign(parcel, { check, state: parcel.state === "signin" ? "signin" : "saving", wrong: undefined });
    }
    adopt(all, table, check);
  });
}

/** Its bill was closed meanwhile: what was ordered goes on a new one at the same table. */
export function onNewBill(round, table) {
  change((all) => {
    const parcel = all.outbox.find((other) => other.round === round);
    if (!parcel) return;
    all.openings[table] ??= { key: uuid7(), covers: parcel.covers || 1 };
    Object.assign(parcel, { check: table, state: "saving", wrong: undefined });
  });
}

/** A cart that was filled before the table had a check is that check's. */
export function adoptCart(table, check) {
  if (read().carts[table]) change((all) => adopt(all, table, check));
}

function adopt(all, table, check) {
  const orphan = all.carts[table];
  if (!orphan) return;
  const mine = (all.carts[check] ??= { round: orphan.round, lines: [] });
  mine.lines = [...mine.lines, ...orphan.lines];
  mine.wait = { ...orphan.wait, ...mine.wait };
  delete all.carts[table];
}

/** Puts lines straight into the outbox, as a round of their own. */
export function queue(check, place, staff, lines) {
  change((all) => all.outbox.push({ check, place, staff, round: uuid7(), lines, state: "saving" }));
}

/** Notes how a parcel stands. */
export function mark(round, news) {
  change((all) => {
    const found = all.outbox.find((parcel) => parcel.round === round);
    if (found) Object.assign(found, news);
  });
}

/** The parcel has arrived, or nobody wants it any more. */
export function drop(round) {
  change((all) => {
    all.outbox = all.outbox.filter((parcel) => parcel.round !== round);
  });
}

/** Puts a refused parcel back into the cart, with its round: nothing of it was taken. */
export function unseal(round) {
  change((all) => {
    const found = all.outbox.find((parcel) => parcel.round === round);
    if (!found) return;
    all.outbox = all.outbox.filter((parcel) => parcel !== found);
    const { lines = [], wait = {} } = all.carts[found.check] ?? {};
    for (const course of found.hold ?? []) wait[course] ??= true;
    all.carts[found.check] = { round: found.round, lines: [...found.lines, ...lines], wait };
  });
}

/** The items this phone sends most, best first. */
export const often = () => Object.entries(read().often).sort((a, b) => b[1] - a[1]).map(([item]) => item);

/** The items this phone sent last, the newest first. */
export const recent = () => read().recent;

/** A person's favourites, in the order in which they were chosen. */
export const starred = (staff) => read().stars[staff] ?? [];

/** Makes an item a person's favourite, or no longer; says which. */
export function star(staff, item) {
  return change((all) => {
    const mine = all.stars[staff] ?? [];
    const is = !mine.includes(item);
    all.stars[staff] = is ? [...mine, item] : mine.filter((other) => other !== item);
    return is;
  });
}

window.addEventListener("storage", (event) => {
  if (event.key === KEY) window.dispatchEvent(new CustomEvent("goimon:carts"));
});
