// Where no service worker keeps pages (plain HTTP), a link without network would lead to the browser's own error page and away
// from the one page that works. So a link is followed only when the house answers; else it is said, and everything stays.

import { toast } from "./act.js";

const ASK_WITHIN_MS = 2500;
const words = document.querySelector("meta[name=tethered]")?.content ?? "";
const page = document.documentElement;

const isKept = () => Boolean(navigator.serviceWorker?.controller);
const leadsAway = (link) => link.origin === location.origin && !(link.hash && link.pathname === location.pathname);

async function answers() {
  try {
    return (await fetch("/health", { cache: "no-store", signal: AbortSignal.timeout?.(ASK_WITHIN_MS) })).ok;
  } catch {
    return false;
  }
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[href]");
  const doubtful = page.classList.contains("is-stale") || !navigator.onLine;
  if (!link || event.defaultPrevented || !doubtful || isKept() || !leadsAway(link)) return;
  event.preventDefault();
  if (await answers()) location.assign(link.href);
  else toast(words, "refused");
});
