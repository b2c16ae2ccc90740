// Sends what is in the outbox until the server has answered, from whatever page is open: the same round, to the letter, so
// that it happens once however often it is sent. The parcels of a check go one after another, in the order in which they were
// sealed: what was ordered first is cooked first, also when both had to wait for the network. Checks don't wait for each other.

import { drop, mark, outbox, recalled } from "./carts.js";
import { isTable, open } from "./opening.js";
import { inTurn } from "./turn.js";

const ANSWER_WITHIN_MS = 8000;
const NO_ANSWER = [408, 425, 429]; // these say “later”, not “no”
const busy = new Set(); // checks whose parcels are on their way

/** Whoever is signed in on this page. */
export const me = document.body.dataset.staff ?? "";

const mine = (check) => outbox().filter((parcel) => parcel.check === check && parcel.staff === me);

function post(parcel) {
  const sent = ({ item, quantity, chosen, note, seen, course, seat }) => ({ item, quantity, chosen, note, seen, course, seat });
  const lines = parcel.lines.map(sent);
  return fetch(`/checks/${parcel.check}/rounds`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-Act": "1" },
    body: JSON.stringify({ round: parcel.round, lines, hold: parcel.hold }),
    signal: AbortSignal.timeout?.(ANSWER_WITHIN_MS),
  });
}

/** Tries one parcel; true when it was answered. */
async function attempt(parcel, taken) {
  try {
    const answer = await post(parcel);
    if (answer.ok) {
      const said = await answer.json().catch(() => ({}));
      taken(parcel, said.number);
      drop(parcel.round);
      window.dispatchEvent(new CustomEvent("goimon:sent", { detail: { check: parcel.check, round: parcel.round } }));
    } else if (answer.status === 401) {
      // Those behind it would be told the same.
      for (const { round, state } of mine(parcel.check)) if (state === "saving") mark(round, { state: "signin" });
    } else if (answer.status >= 400 && answer.status < 500 && !NO_ANSWER.includes(answer.status)) {
      mark(parcel.round, { state: "refused", wrong: await answer.json().catch(() => ({})) });
    } else return false;
    return true;
  } catch {
    return false; // No network, or no answer in time: it may have arrived, and may be sent again.
  }
}

/** Opens the table first for which parcels wait; true when that was answered. */
async function openFirst(table, taken) {
  const answer = await open(table);
  if (!answer) return false;
  if (answer.check) return sendCheck(answer.check, taken);
  const state = answer.status === 401 ? { state: "signin" } : { state: "refused", wrong: answer.wrong };
  for (const parcel of mine(table)) if (parcel.state === "saving") mark(parcel.round, state);
  return true;
}

async function sendInOrder(check, taken, on) {
  if (isTable(check)) {
    on();
    return openFirst(check, taken);
  }
  for (;;) {
    const next = mine(check).find((parcel) => parcel.state === "saving");
    if (!next) return true;
    on();
    if (!(await attempt(next, taken))) return false;
  }
}

/** Sends a check's parcels, also those that are sealed meanwhile; stops at the first that is not answered. */
async function sendCheck(check, taken) {
  if (busy.has(check)) return true;
  busy.add(check);
  try {
    // Another tab at it: it sends these, too; looked at again in a moment in case that tab is closed.
    return (await inTurn(check, (on) => sendInOrder(check, taken, on))) ?? false;
  } finally {
    busy.delete(check);
  }
}

/** Sends everything that is mine and waits; true when all of it was answered. */
export async function sendAll(taken) {
  await recalled;
  const waiting = outbox().filter((parcel) => parcel.state === "saving" && parcel.staff === me);
  const checks = [...new Set(waiting.map((parcel) => parcel.check))];
  return (await Promise.all(checks.map((check) => sendCheck(check, taken)))).every(Boolean);
}
