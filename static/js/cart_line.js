// A line of a cart as a row with its own − and +, and how many of each item the cart holds, on the menu's buttons.

import { item } from "./items.js";
import { stepper } from "./stepper.js";

/** A row: a tap on its name asks `open`, − and + tell `changed` the new quantity. */
export function cartLine(of, { seat, less, more, open, changed }) {
  const node = document.createElement("li");
  node.className = "cart-line";
  const name = document.createElement("button");
  name.type = "button";
  name.className = "edit";
  const words = document.createElement("span");
  const small = document.createElement("small");
  small.textContent = [of.words, of.seat && `${seat} ${of.seat}`, of.note].filter(Boolean).join(" · ");
  words.append(of.name, small);
  name.append(words);
  name.addEventListener("click", open);
  const box = document.createElement("div");
  box.className = "stepper";
  const label = (text) => `${text}: ${of.name}`;
  stepper(box, { value: of.quantity, min: 0, less: label(less), more: label(more), changed });
  node.append(name, box);
  return node;
}

/** Writes on the menu's buttons how many of each item are in the cart. */
export function count(lines) {
  const counts = new Map();
  for (const of of lines) counts.set(of.item, (counts.get(of.item) ?? 0) + of.quantity);
  for (const row of document.querySelectorAll(".item[data-item]")) {
    const number = counts.get(row.dataset.item) ?? 0;
    row.classList.toggle("in", number > 0);
    const mark = row.querySelector("[data-count]");
    if (!mark) continue;
    mark.textContent = number > 0 ? String(number) : "+";
    // What is seen on the button is in its name, too.
    const button = mark.parentElement;
    // On the phone said once on the page: sixty names more would be a fiftieth of what it weighs.
    const word = document.getElementById("cart")?.dataset.add;
    if (!word && !button.hasAttribute("aria-label")) continue;
    button.dataset.label ??= word ? word.replace("#", item(row).name) : button.getAttribute("aria-label");
    button.setAttribute("aria-label", number > 0 ? `${number} · ${button.dataset.label}` : button.dataset.label);
  }
}

/** The focus stays on the same hand of the same line while its quantity changes. */
export function keepFocus(list, redraw) {
  const hands = () => [...list.querySelectorAll("button")];
  const place = hands().indexOf(document.activeElement);
  redraw();
  if (place >= 0) hands()[place]?.focus({ preventScroll: true });
}
