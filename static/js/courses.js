// The cart's courses: a chip for each that is in it says whether it goes at once or waits; a tap changes that. A course that
// waits on the check already waits here too, until somebody taps its chip.

import { cart, wait } from "./carts.js";

const bar = document.getElementById("cart");
const chips = bar.querySelector("[data-chips]");
const names = [...document.querySelectorAll("#sheet [data-course] option")];
const usual = bar.dataset.held.split(" ");

const courseOf = (line) => line.course ?? "mains";
const waits = (mine, course) => mine.wait?.[course] ?? usual.includes(course);
const present = (mine) => names.filter((name) => mine.lines.some((line) => courseOf(line) === name.value));

/** The courses of a check's cart that wait until they are fired. */
export function waiting(check) {
  const mine = cart(check);
  return present(mine).map((name) => name.value).filter((course) => waits(mine, course));
}

function chip(mine, { value: course, text }) {
  const node = document.createElement("button");
  const later = waits(mine, course);
  const count = mine.lines.reduce((sum, line) => sum + (courseOf(line) === course ? line.quantity : 0), 0);
  node.type = "button";
  node.dataset.chip = course;
  node.setAttribute("aria-pressed", String(later));
  const word = document.createElement("small");
  word.textContent = later ? `⏸ ${bar.dataset.later}` : `▶ ${bar.dataset.now}`;
  node.append(`${text} ${count}`, word);
  node.addEventListener("click", () => wait(bar.dataset.check, course, !later));
  return node;
}

/** Draws the chips anew. */
export function drawChips() {
  const mine = cart(bar.dataset.check);
  const here = present(mine);
  const held = document.activeElement?.dataset?.chip;
  chips.toggleAttribute("data-few", here.length < 2 && !here.some((name) => waits(mine, name.value)));
  chips.replaceChildren(...here.map((name) => chip(mine, name)));
  if (held) chips.querySelector(`[data-chip="${held}"]`)?.focus({ preventScroll: true });
}
