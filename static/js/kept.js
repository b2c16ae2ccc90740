// This phone without network: asks the service worker to keep what a waiter needs, and shows on a kept page how old it is.
// A kept page is never taken for a live one: it carries the red bar from the first moment, and is read again as soon as
// there is an answer from the house.

import { now, wallTime } from "./clock.js";

const page = document.documentElement;
const bar = document.getElementById("stale");
const words = document.querySelector("meta[name=kept]")?.content ?? "";
const kept = Number(page.dataset.kept ?? 0);
const ALWAYS = ["/floor", "/ready", "/mine", "/more", "/no-network", "/unopened"];
const ASK_MS = 2000; // where no live stream says that the network is back

function say() {
  const minutes = Math.floor((Date.now() - kept) / 60_000);
  const at = wallTime(now() - (Date.now() - kept)).slice(0, 5);
  const text = words.replace("#", at).replace("@", String(minutes));
  if (bar.textContent !== text) bar.textContent = text;
  bar.hidden = false;
}

/** Somebody is in the middle of something that a new page would take from them: also an order for a table not open yet. */
const busy = () => document.querySelector("#cart[data-table]:not([hidden])") !== null || document.querySelector("dialog[open]") !== null || Boolean(document.activeElement?.value && document.activeElement.matches("input, textarea"));

function again() {
  if (busy()) setTimeout(again, 1000);
  else location.reload();
}

async function ask() {
  try {
    if ((await fetch("/health", { cache: "no-store" })).ok) return again();
  } catch {
    // Still no network.
  }
  return setTimeout(ask, ASK_MS);
}

async function keep() {
  const { active } = await navigator.serviceWorker.ready;
  const own = [...document.querySelectorAll(".tile.own")].map((tile) => new URL(tile.href).pathname);
  active.postMessage({ here: location.pathname, keep: [location.pathname, ...ALWAYS, ...own] });
}

/** What was sent stands on the check and on the floor: kept as they are now, when the stream has had time to say so. */
function changed() {
  navigator.serviceWorker.controller?.postMessage({ here: location.pathname, changed: true, keep: [location.pathname, "/floor"] });
}

if (kept && bar) {
  page.classList.add("is-stale");
  say();
  window.addEventListener("goimon:tick", say);
  window.addEventListener("goimon:live", again, { once: true });
  if (!document.querySelector("[data-live]")) ask();
} else if ("serviceWorker" in navigator) {
  // Private windows and odd devices may refuse it: everything but opening pages works without.
  navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" }).then(keep, () => {});
  window.addEventListener("goimon:sent", changed);
}
