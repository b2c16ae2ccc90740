// What waits at the pass: marks one's own tables, buzzes and sounds for them, and gives a mistaken tap back.

import { play, stop } from "./sound.js";

const UNDO_MS = 6000;
const me = document.body.dataset.staff;
const list = document.getElementById("pass");
const undo = document.getElementById("undo");
const known = new Set([...list.children].map((row) => row.id));
let hiding = 0;

function look() {
  let news = false;
  for (const row of list.children) {
    const own = Boolean(me) && row.dataset.waiter === me;
    row.classList.toggle("own", own);
    if (!known.has(row.id)) news ||= own;
    known.add(row.id);
  }
  if (!news) return;
  navigator.vibrate?.([120, 80, 120]);
  play("ready");
}

function offer({ detail: { form, ok } }) {
  if (form === undo) {
    undo.hidden = true;
    return;
  }
  if (!ok || !form.dataset.undo) return;
  undo.action = form.dataset.undo;
  undo.querySelector("[name=line]").value = form.querySelector("[name=line]").value;
  undo.querySelector("[data-name]").textContent = form.closest("li")?.querySelector(".what b")?.textContent ?? "";
  undo.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (undo.hidden = true), UNDO_MS);
}

window.addEventListener("goimon:painted", look);
window.addEventListener("goimon:acted", offer);
// A phone in a pocket says once that it is not live; it does not go on about it.
window.addEventListener("goimon:stale", () => stop("stale"));
look();
