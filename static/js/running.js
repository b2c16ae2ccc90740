// What a running room costs, second by second, without a word from the server: it has written every amount beforehand.
//
// <… data-from="ms" data-steps="0|90.000;4260000|113.000">   shows the text whose moment (from + the number) has come last
// <… data-until="ms" data-soon="minutes" hidden>             is shown so many minutes before; gets class is-over then
import { now } from "./clock.js";

function show(node, moment) {
  const from = Number(node.dataset.from);
  let text;
  for (const step of node.dataset.steps.split(";")) {
    const cut = step.indexOf("|");
    if (text === undefined || from + Number(step.slice(0, cut)) <= moment) text = step.slice(cut + 1);
    else break;
  }
  if (node.textContent !== text) node.textContent = text;
}

function remind(node, moment) {
  const left = Number(node.dataset.until) - moment;
  node.hidden = left > Number(node.dataset.soon) * 60000;
  node.classList.toggle("is-over", left <= 0);
}

function tick() {
  const moment = now();
  for (const node of document.querySelectorAll("[data-steps]")) show(node, moment);
  for (const node of document.querySelectorAll("[data-until]")) remind(node, moment);
}

window.addEventListener("goimon:tick", tick);
tick();
