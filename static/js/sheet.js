// The sheet that asks for choices. It goes from one required choice to the next by itself, and adds the item when
// nothing is missing any more.

import { defaults, line } from "./items.js";
import { bare, full } from "./money.js";
import { star, starred } from "./carts.js";
import { stepper } from "./stepper.js";
import { drawPresets, drawSeats } from "./taps.js";

const sheet = document.getElementById("sheet");
const groups = sheet.querySelector("[data-groups]");
const note = sheet.querySelector("[data-note]");
const course = sheet.querySelector("[data-course]");
const seats = sheet.querySelector("[data-seats]");
const presets = sheet.querySelector("[data-presets]");
const favourite = sheet.querySelector("[data-star]");
const done = sheet.querySelector("[data-done]");
const verb = sheet.querySelector("[data-verb]");
const words = sheet.dataset;
const me = document.body.dataset.staff ?? "";
let open = null; // {item, chosen: Map, quantity, seat, quick, put}

const count = (group) => group.options.reduce((sum, option) => sum + (open.chosen.get(option.id) ?? 0), 0);
const missing = () => open.item.groups.findIndex((group) => count(group) < group.min);
const result = () => line(open.item, [...open.chosen], open.quantity, note.value, course.value, open.seat);

function element(tag, text = "", kind = "") {
  const node = document.createElement(tag);
  node.textContent = text;
  if (kind) node.className = kind;
  return node;
}

function pick(group, option) {
  const now = open.chosen.get(option.id) ?? 0;
  if (group.max === 1) {
    for (const other of group.options) open.chosen.delete(other.id);
    if (now === 0 || group.min > 0) open.chosen.set(option.id, 1);
  } else if (count(group) < group.max) open.chosen.set(option.id, now + 1);
  else if (now > 0) open.chosen.delete(option.id);
  draw();
  const next = missing();
  if (next >= 0) groups.children[next].scrollIntoView({ block: "start", behavior: "smooth" });
  else if (open.quick && group.min > 0) finish();
}

function choice(group, option) {
  const now = open.chosen.get(option.id) ?? 0;
  const node = element("button", "", "");
  node.type = "button";
  node.setAttribute("aria-pressed", String(now > 0));
  const price = option.delta === 0 ? "" : `${option.delta > 0 ? "+" : ""}${bare(option.delta)}`;
  node.append(element("span", now > 1 ? `${option.name} ×${now}` : option.name), element("small", price));
  node.dataset.option = option.id;
  node.addEventListener("click", () => pick(group, option));
  if (group.max === 1 || now === 0) return [node];
  const less = element("button", `− ${option.name}`, "quiet");
  less.type = "button";
  less.addEventListener("click", () => {
    open.chosen.set(option.id, now - 1);
    draw();
  });
  return [node, less];
}

function fieldset(group) {
  const node = element("fieldset");
  const rule = group.max > 1 ? words.most.replace("#", group.max) : group.min > 0 ? words.required : words.optional;
  const legend = element("legend", `${group.name} `);
  legend.append(element("small", rule));
  const options = element("div", "", "options");
  options.append(...group.options.flatMap((option) => choice(group, option)));
  node.classList.toggle("missing", count(group) < group.min);
  node.append(legend, options);
  return node;
}

function draw() {
  const held = document.activeElement?.dataset?.option;
  groups.replaceChildren(...open.item.groups.map(fieldset));
  if (held) groups.querySelector(`[data-option="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  const now = result();
  done.disabled = missing() >= 0;
  done.querySelector("[data-sum]").textContent = full(now.seen * now.quantity);
}

function finish() {
  if (missing() >= 0) return;
  open.put(result());
  sheet.close();
}

/** Asks about an item. `quick`: adds it as soon as nothing is missing. `put` takes the line. */
export function ask(item, { quick = false, now = null, put }) {
  open = { item, chosen: new Map(now?.chosen ?? defaults(item)), quantity: now?.quantity ?? 1, seat: now?.seat, quick, put };
  document.getElementById("sheet-name").textContent = item.name;
  note.value = now?.note ?? "";
  course.value = now?.course ?? item.course;
  drawSeats(seats, open.seat, (value) => (open.seat = value));
  drawPresets(presets, item.presets, note);
  favourite.setAttribute("aria-pressed", String(starred(me).includes(item.id)));
  verb.textContent = now ? verb.dataset.change : verb.dataset.add;
  const box = sheet.querySelector("[data-quantity]");
  box.replaceChildren();
  const changed = (value) => {
    open.quantity = value;
    draw();
  };
  stepper(box, { value: open.quantity, less: words.less, more: words.more, changed });
  box.querySelector("output").setAttribute("aria-labelledby", "sheet-quantity");
  draw();
  sheet.showModal();
}

done.addEventListener("click", finish);
note.addEventListener("input", () => drawPresets(presets, open.item.presets, note));
favourite.addEventListener("click", () => favourite.setAttribute("aria-pressed", String(star(me, open.item.id))));
note.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  finish();
});
sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
