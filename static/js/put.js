// Puts rendered elements where they belong, by id, without destroying what somebody is doing with them.

/** What could not be put in yet because somebody is typing in it: id → new element, or null when it is to go. */
const waiting = new Map();

function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0;
  }
  return hash;
}

/** The fingerprint of what the root shows, what waits included; ids and fingerprints are plain ASCII. */
export function sum(root) {
  let total = 0;
  const add = (element) => {
    total = (total + fnv1a(`${element.id}:${element.dataset.v}`)) >>> 0;
  };
  for (const element of root.querySelectorAll("[data-v]")) {
    if (!waiting.has(element.id)) add(element);
  }
  for (const element of waiting.values()) {
    if (element) add(element);
  }
  return total.toString(16).padStart(8, "0");
}

/** Whether everything that came is on the screen. */
export const settled = () => waiting.size === 0;

function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return [...template.content.children];
}

/** Somebody types in it, or has opened something in it. */
function inUse(element) {
  const typing = document.activeElement?.closest("input:not([type=hidden]), textarea, select");
  if (typing && element.contains(typing)) return true;
  return element.querySelector("dialog[open], details[open]:not([data-still])") !== null;
}

const hands = (element) => [...element.querySelectorAll("button, a[href], summary")];

/** The new element in the old one's place; a focused button keeps the focus by its place. */
function swap(old, fresh) {
  const held = hands(old).indexOf(document.activeElement);
  const self = old === document.activeElement;
  old.replaceWith(fresh);
  const again = self ? fresh : held >= 0 ? hands(fresh)[held] : undefined;
  again?.focus({ preventScroll: true });
}

/** In order of data-order, equal ones in order of arrival. */
function insert(fresh) {
  const home = document.getElementById(fresh.dataset.into);
  if (!home) return;
  const order = Number(fresh.dataset.order ?? 0);
  const after = [...home.children].find((other) => other.dataset.v && Number(other.dataset.order ?? 0) > order);
  home.insertBefore(fresh, after ?? null);
}

function settle(id, fresh) {
  const old = document.getElementById(id);
  if (old && inUse(old)) {
    waiting.set(id, fresh);
    return;
  }
  waiting.delete(id);
  if (!fresh) old?.remove();
  else if (old && old.parentElement?.id === fresh.dataset.into && old.dataset.order === fresh.dataset.order) swap(old, fresh);
  else {
    old?.remove();
    insert(fresh);
  }
}

/** Puts in changed elements; those marked gone are taken out. */
export function put(html) {
  for (const element of parse(html)) settle(element.id, element.hasAttribute("data-gone") ? null : element);
}

/** Puts in a view as a whole: what it doesn't hold is taken out, what is the same stays untouched. */
export function putWhole(root, html) {
  const all = parse(html);
  const ids = new Set(all.map((element) => element.id));
  for (const old of root.querySelectorAll("[data-v]")) {
    if (!ids.has(old.id)) settle(old.id, null);
  }
  for (const id of waiting.keys()) {
    if (!ids.has(id)) waiting.set(id, null);
  }
  for (const element of all) {
    const shown = document.getElementById(element.id);
    if (shown?.dataset.v !== element.dataset.v || waiting.has(element.id)) settle(element.id, element);
  }
}

function again() {
  // Once the focus has really moved.
  setTimeout(() => {
    const before = waiting.size;
    for (const [id, fresh] of [...waiting]) settle(id, fresh);
    if (waiting.size < before) window.dispatchEvent(new CustomEvent("goimon:painted"));
  }, 0);
}

document.addEventListener("focusout", again);
document.addEventListener("toggle", again, true);
document.addEventListener("close", again, true);
