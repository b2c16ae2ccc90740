// Shows whether a screen is live: the dot with the lag of a push, or the red bar across the whole width.

import { now, wallTime } from "./clock.js";

const page = document.documentElement;
let sent = null;
let lag = null;

/** How long the way to the server takes, in ms, until the person's own acts have measured it. */
export function guess(ms) {
  lag ??= ms;
}

/** A push was painted: if the person has just acted, that is how long acting takes to be seen. */
export function measured() {
  if (sent !== null) lag = performance.now() - sent;
  sent = null;
}

export const isLive = () => page.classList.contains("is-live");
export const isStale = () => page.classList.contains("is-stale");

/** Live: the dot says so, and how fast. */
export function showLive() {
  page.classList.add("is-live");
  page.classList.remove("is-stale");
  const bar = document.getElementById("stale");
  if (bar) bar.hidden = true;
  for (const dot of document.querySelectorAll("[data-live-dot]")) {
    const point = document.documentElement.lang === "vi" ? "," : ".";
    const seconds = lag === null ? "" : ` · ${(Math.max(lag, 10) / 1000).toFixed(2).replace(".", point)} s`;
    dot.textContent = (dot.dataset.on ?? "") + seconds;
  }
}

/** Not live: the bar says since when, by the server's clock. */
export function showStale(heardAt) {
  page.classList.remove("is-live");
  page.classList.add("is-stale");
  const bar = document.getElementById("stale");
  if (bar) {
    bar.textContent = `${bar.dataset.text} ${wallTime(now() - (Date.now() - heardAt))}`;
    bar.hidden = false;
  }
  for (const dot of document.querySelectorAll("[data-live-dot]")) dot.textContent = dot.dataset.off ?? "";
}

window.addEventListener("goimon:acting", () => (sent = performance.now()));
