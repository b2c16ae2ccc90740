// What goes back to the guest of the cash they give, or how much of it is still missing: never a nought while it is not enough.

import { written } from "./amounts.js";

/** Says it: `over` in minor units, below zero is missing; nothing while no cash was counted. */
export function tellReturned(over) {
  const word = document.getElementById("change-word");
  const short = over < 0;
  word.dataset.back ??= word.textContent;
  word.textContent = short ? word.dataset.short : word.dataset.back;
  document.getElementById("change").textContent = written(Math.abs(over));
  word.closest(".change").classList.toggle("is-short", short);
}
