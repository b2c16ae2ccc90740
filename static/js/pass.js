// What waits at the pass: marks one's own tables, buzzes and sounds for them until they are served, does the same for
// everybody once something has stood too long, reminds of a course whose guests have finished what came before, and gives a
// mistaken tap back.

import { play, stop } from "./sound.js";

const UNDO_MS = 6000;
const REMIND_MS = 30_000; // what still stands is said again
const me = document.body.dataset.staff;
const list = document.getElementById("pass");
const undo = document.getElementById("undo");
const known = new Set([...list.children].map((row) => row.id));
const reminded = new Set(due()); // courses that wait, of which one knows already
const told = new Set(); // what everybody has been told to carry
let calledAt = Date.now();
let hiding = 0;

/** One's own courses that are to be fired now. */
function due() {
  return [...document.querySelectorAll("#courses .due")].filter((row) => row.dataset.waiter === me).map((row) => row.dataset.of);
}

function look() {
  const now = due();
  let news = now.some((course) => !reminded.has(course));
  reminded.clear();
  for (const course of now) reminded.add(course);
  for (const row of list.children) {
    const own = Boolean(me) && row.dataset.waiter === me;
    row.classList.toggle("own", own);
    if (!known.has(row.id)) news ||= own;
    known.add(row.id);
  }
  if (news) call();
}

function call() {
  calledAt = Date.now();
  navigator.vibrate?.([120, 80, 120]);
  play("ready");
}

/** Once a second: what has become everybody's, and what is one's own and still stands. */
function remind() {
  const others = [...list.querySelectorAll(".attention:not(.own)")];
  const late = others.filter((row) => !told.has(row.id));
  for (const row of late) told.add(row.id);
  const stands = list.querySelector(".own") !== null && Date.now() - calledAt >= REMIND_MS;
  if (late.length > 0 || stands) call();
}

function offer({ detail: { form, ok } }) {
  if (form === undo) {
    undo.hidden = true;
    return;
  }
  if (!ok || !form.dataset.undo) return;
  undo.action = form.dataset.undo;
  for (const old of undo.querySelectorAll("[name=line]")) old.remove();
  undo.prepend(...[...form.querySelectorAll("[name=line]")].map((line) => line.cloneNode()));
  undo.querySelector("[data-name]").textContent = form.dataset.name ?? form.closest("li")?.querySelector(".what b")?.textContent ?? "";
  undo.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (undo.hidden = true), UNDO_MS);
}

window.addEventListener("goimon:painted", look);
window.addEventListener("goimon:tick", remind);
window.addEventListener("goimon:acted", offer);
// A phone in a pocket says once that it is not live; it does not go on about it.
window.addEventListener("goimon:stale", () => stop("stale"));
look();
