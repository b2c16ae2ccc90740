// The counter with both hands at the keys. Enter in the search adds what was found and empties it; in an empty search it goes
// to the money, and there it takes it. In the money's fields a letter chooses how it is paid; Esc goes back to the search.

import { COUNTER } from "./counter.js";
import { cart } from "./carts.js";
import { map } from "./shortcuts.js";

const search = document.getElementById("search");
const pay = document.getElementById("pay");
const field = (name) => pay.elements.namedItem(name);

function into(input) {
  input.focus();
  input.select();
}

/** What the guest gives; for anything but cash, how much of it. */
const toMoney = () => into(field(field("tender").value === "cash" ? "given" : "amount"));

search.addEventListener("goimon:taken", () => {
  search.value = "";
  search.dispatchEvent(new Event("input"));
});

/** What a key means where something is looked for: nothing of its own as soon as something is typed. */
function looking(event) {
  if (search.value !== "") return false;
  if (event.key === "?") map();
  else if (event.key === "+") document.getElementById("agree").click();
  else if (event.key === "Enter" && !event.repeat) {
    if (!document.getElementById("sold").hidden) document.getElementById("next").click();
    else if (cart(COUNTER).lines.length > 0) toMoney();
  } else return false;
  return true;
}

/** A tender by its letter. */
function chosen(key) {
  const found = [...pay.querySelectorAll("[data-key]")].find((radio) => radio.dataset.key === key.toLowerCase());
  if (!found?.checkVisibility() && !found?.closest("label").checkVisibility()) return false;
  if (!found.checked) found.click();
  toMoney();
  return true;
}

/** What a key means in the money's fields. */
function paying(event) {
  if (event.key === "?") map();
  else if (event.key === "Escape") into(search);
  // A key that is held down is one stroke: what emptied the search must not take the money too.
  else if (event.key === "Enter") return event.repeat;
  else if (event.target.name === "reference" || !/^\p{L}$/u.test(event.key)) return false;
  else return chosen(event.key);
  return true;
}

document.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = event.target === search ? looking(event) : pay.contains(event.target) && event.target.matches("input") && paying(event);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);
