// What takes effect for others is done a little later, so that a slip of the finger can be taken back: form[data-later] waits
// for three seconds behind a bar with a way back. data-later="words" says what is about to happen; the nearest [data-later-off]
// has the word on the button. Whoever leaves the page meanwhile has not taken it back: then it is done at once.

import { act } from "./act.js";

const WAIT_MS = 3000;
const FRESH_MS = 10_000; // longer than a page takes to come, shorter than signing in
const LEFT = "goimon-later"; // what was to be done when the page was left
let waiting = null; // { bar, timer, form }

function stop() {
  if (!waiting) return null;
  clearInterval(waiting.timer);
  waiting.bar.remove();
  const { form } = waiting;
  waiting = null;
  return form;
}

function ask(form) {
  const bar = document.createElement("div");
  bar.className = "undo later";
  bar.setAttribute("role", "status");
  const text = document.createElement("span");
  text.textContent = form.dataset.later;
  const back = document.createElement("button");
  back.type = "button";
  back.className = "primary";
  const word = document.querySelector("[data-later-off]")?.dataset.laterOff ?? "";
  const until = Date.now() + WAIT_MS;
  const count = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    back.textContent = `${word} (${Math.max(left, 0)})`;
    // The element may have been replaced meanwhile: its form says the same.
    if (left <= 0) act(stop());
  };
  back.addEventListener("click", stop);
  bar.append(text, back);
  document.body.append(bar);
  waiting = { bar, timer: setInterval(count, 250), form };
  count();
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.matches("form[data-later]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // The same key once more is a change of mind; another ticket's waits no longer.
    const before = stop();
    if (before && before.getAttribute("action") === form.getAttribute("action")) return;
    if (before) act(before);
    ask(form);
  },
  true,
);

// A browser may lose what a page says while it goes: the next page of this tab says it again. Once more changes nothing.
window.addEventListener("pagehide", () => {
  const form = stop();
  if (!form) return;
  const action = form.getAttribute("action");
  const fields = [...new FormData(form)];
  navigator.sendBeacon(action, new URLSearchParams(fields));
  sessionStorage.setItem(LEFT, JSON.stringify({ action, fields, at: Date.now() }));
});

const left = JSON.parse(sessionStorage.getItem(LEFT) ?? "null");
sessionStorage.removeItem(LEFT);
// Much later, or when somebody else has signed in meanwhile, nobody means it any more.
if (left && Date.now() - left.at < FRESH_MS) {
  const form = document.createElement("form");
  form.setAttribute("action", left.action);
  for (const [name, value] of left.fields) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  act(form);
}
