// “Again”: sends the last round of this check once more, as a round of its own, at the prices that this page shows today.
// The server says no if they are not today's, or if something has run out; the outbox then puts it right in one tap.

import { queue } from "./carts.js";
import { item, line, rowOf } from "./items.js";
import { flush } from "./outbox.js";

const ONCE_MS = 1500; // a second tap so soon was meant for the first
const form = document.getElementById("again-form");
const place = document.getElementById("cart").dataset.place;
let tappedAt = -ONCE_MS;

/** A line at today's price; what this page does not know any more goes as it was, and the server says what is wrong. */
function today({ item: id, name, quantity, chosen, note, course, seat }) {
  const row = rowOf(id);
  const of = row && item(row);
  const known = of?.groups.flatMap((group) => group.options.map((option) => option.id)) ?? [];
  const where = seat ?? undefined;
  if (of && chosen.every(([option]) => known.includes(option))) return line(of, chosen, quantity, note ?? "", course, where);
  return { item: id, name, quantity, chosen, words: "", note: note ?? undefined, seen: undefined, course, seat: where };
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = document.getElementById("again");
  if (!button || performance.now() - tappedAt < ONCE_MS) return;
  tappedAt = performance.now();
  queue(form.dataset.check, place, document.body.dataset.staff ?? "", JSON.parse(button.dataset.lines).map(today));
  flush();
});
