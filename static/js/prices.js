// The menu's prices when a happy hour begins or ends: the page knows when that is, asks for itself again then, and takes the
// prices over; what lies in the cart costs what it costs now.

import { cart, edit } from "./carts.js";
import { now } from "./clock.js";
import { item, line, rowOf } from "./items.js";

const AGAIN_MS = 5000; // without network it is asked again
const menu = document.getElementById("menu");
const { check } = document.getElementById("cart").dataset;
let askedAt = 0;

/** A line of the cart at the price of this page. */
function today(old) {
  const row = rowOf(old.item);
  return row ? line(item(row), old.chosen, old.quantity, old.note ?? "", old.course, old.seat) : old;
}

function take(fresh) {
  for (const row of document.querySelectorAll(".item[data-item]")) {
    const found = fresh.querySelector(`.item[data-item="${CSS.escape(row.dataset.item)}"]`);
    if (!found) continue;
    row.dataset.price = found.dataset.price;
    row.querySelector(".p").replaceWith(found.querySelector(".p").cloneNode(true));
  }
  const until = fresh.getElementById("menu")?.dataset.pricesUntil;
  if (until) menu.dataset.pricesUntil = until;
  else delete menu.dataset.pricesUntil;
  if (cart(check).lines.length > 0) edit(check, (lines) => lines.map(today));
}

async function look() {
  const until = Number(menu.dataset.pricesUntil ?? 0);
  if (!until || now() < until || Date.now() - askedAt < AGAIN_MS) return;
  askedAt = Date.now();
  try {
    const answer = await fetch(location.pathname, { credentials: "same-origin", cache: "no-store" });
    if (answer.ok && !answer.redirected) take(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // No network: the server says no to an old price, and one tap puts it right.
  }
}

window.addEventListener("goimon:tick", look);
