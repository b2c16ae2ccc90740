// A kitchen screen under hands and bump bar: tickets are chosen by number, lines by arrows; every key has its button too.

import "./newer.js";
import "./sound.js";
import "./tally.js";
import { act, toast } from "./act.js";
import { usual } from "./keys.js";
import { lay, shown, turn } from "./slots.js";

const UNDO_MS = 5000;
const undo = document.getElementById("undo");
let chosen = null; // the id of the chosen ticket
let line = -1; // which of its lines
let touched = null; // the ticket on which a hand acted last
let undoing = 0;

const ticket = () => shown().find((other) => other.id === chosen) ?? null;

function rows(of) {
  const cards = [of, ...document.querySelectorAll(`[data-of="${of.id}"]`)];
  return cards.flatMap((card) => [...card.querySelectorAll(".lines li form")]);
}

function mark() {
  for (const old of document.querySelectorAll(".ticket.chosen, li.chosen")) old.classList.remove("chosen");
  const found = ticket();
  if (!found) return;
  found.classList.add("chosen");
  for (const card of document.querySelectorAll(`[data-of="${found.id}"]`)) card.classList.add("chosen");
  rows(found)[line]?.closest("li").classList.add("chosen");
}

function choose(found) {
  chosen = found?.id ?? null;
  line = -1;
  mark();
}

function step(by) {
  if (!ticket()) choose(shown()[0]);
  const count = ticket() ? rows(ticket()).length : 0;
  if (count > 0) line = line < 0 ? (by > 0 ? 0 : count - 1) : (line + by + count) % count;
  mark();
}

function send(form) {
  if (form) form.requestSubmit(form.querySelector("button"));
}

function toggle(id) {
  const dialog = document.getElementById(id);
  if (dialog?.open) dialog.close();
  else dialog?.showModal();
}

/** What somebody has to know: of the chosen ticket, else of the first that has something, else of what has left. */
const known = () =>
  (ticket() ?? shown().find((other) => other.querySelector("form.known")))?.querySelector("form.known") ??
  document.querySelector("#afterwards form");

/** The way to take over a station whose screen is dark, when one is; and the way to give back what was taken over last. */
const dark = () => document.querySelector("#dark form");
const covered = () => document.querySelector("#taken form:last-of-type");

const keys = {
  Enter: () => send(ticket() ? ticket().querySelector("form.bump") : dark()),
  " ": () => ticket() && send(rows(ticket())[line]),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  ArrowRight: () => neighbour(1),
  ArrowLeft: () => neighbour(-1),
  PageDown: () => turn(1),
  PageUp: () => turn(-1),
  c: () => send(ticket()?.querySelector("form.begin")),
  k: () => send(known()),
  p: () => send(ticket()?.querySelector("form.rushing")),
  r: () => send(document.querySelector("#bumped form")),
  h: () => toggle("history-dialog"),
  a: () => toggle("allday-dialog"),
  o: () => toggle("sold-out-dialog"),
  t: () => (dark() ? send(dark()) : toggle("others-dialog")),
  g: () => send(covered()),
  "?": () => toggle("keys-dialog"),
  Escape: () => choose(null),
};

function neighbour(by) {
  const all = shown();
  if (all.length > 0) choose(all[(all.findIndex((other) => other.id === chosen) + by + all.length) % all.length]);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const key = usual(event.key);
  const open = document.querySelector("dialog[open]");
  if (open && !["h", "a", "o", "t", "?", "r"].includes(key)) return;
  // A hand on the keyboard means its ticket, not the button that the last touch left focused.
  if ((key === "Enter" || key === " ") && event.target.closest("a, button, summary") && !ticket()) return;
  if (/^[0-9]$/.test(key)) choose(shown().find((other) => other.dataset.key === key));
  else if (keys[key]) keys[key]();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-toggle]");
  if (opener) toggle(opener.dataset.toggle);
  const turner = event.target.closest("[data-turn]");
  if (turner) turn(Number(turner.dataset.turn));
  if (event.target instanceof HTMLDialogElement) event.target.close();
});

/** What a hand acted on: if it, or what was ready of it, leaves the screen by that, it can be taken back for a while. */
window.addEventListener("goimon:acting", (event) => {
  const form = event.detail.form;
  const card = form.closest(".ticket");
  const id = card?.dataset.of ?? card?.id;
  // Who has only seen something has nothing to take back.
  if (form === undo || !id || form.matches(".known, .begin, .rushing") || form.action.endsWith("/known")) return;
  const whole = document.getElementById(id);
  // A card on which nothing is ready hands nothing over.
  if (whole?.dataset.lines === "") return;
  touched = { id, ...pick(whole), name: card.querySelector(".n")?.textContent };
});

const pick = (whole) => ({ recall: whole?.dataset.recall, lines: whole?.dataset.lines?.split(" ").filter(Boolean) ?? [] });

/** Whether it is still there: where a card shows what is ready on it, something else may have stayed. */
function stays({ id, lines }) {
  const card = document.getElementById(id);
  if (!card || lines.length === 0) return card !== null;
  const now = pick(card).lines;
  return lines.some((line) => now.includes(line));
}

function offerUndo() {
  if (!touched?.recall || stays(touched)) return;
  undo.setAttribute("action", touched.recall);
  for (const old of undo.querySelectorAll("[name=line]")) old.remove();
  for (const id of touched.lines) undo.append(Object.assign(document.createElement("input"), { type: "hidden", name: "line", value: id }));
  undo.querySelector("[data-name]").textContent = touched.name;
  undo.hidden = false;
  clearTimeout(undoing);
  undoing = setTimeout(() => (undo.hidden = true), UNDO_MS);
  touched = null;
}

undo?.addEventListener("submit", async (event) => {
  event.preventDefault();
  undo.hidden = true;
  await act(undo);
});

/** Where nothing is done yet nothing can be handed over: whoever asks for it is told why. */
document.addEventListener(
  "submit",
  (event) => {
    const { undone } = event.target.dataset;
    if (!undone) return;
    event.preventDefault();
    toast(undone, "refused");
  },
  { capture: true },
);

/** Whoever took a station over by the list wants to see its tickets, not the list. */
window.addEventListener("goimon:acted", ({ detail: { form, ok } }) => ok && form.closest("#others-dialog")?.close());

const arranged = document.getElementById("setup")?.dataset.asOf;

window.addEventListener("goimon:painted", () => {
  // The manager wants another look: only a new page has it.
  if ((document.getElementById("setup")?.dataset.asOf ?? arranged) !== arranged) return location.reload();
  lay();
  mark();
  if (undo) offerUndo();
});
lay();
document.fonts?.ready.then(() => window.dispatchEvent(new Event("resize")));
