// The server's clock on every screen: ages, limits and the clock on the wall never depend on the device's own time.
//
// <time data-since="ms">            age as m:ss; data-unit="min" for whole minutes
//   data-warn / data-late           minutes after which its [data-ages] ancestor (or itself) gets class warn / late; the word
//                                   comes from data-warn-word / data-late-word of that ancestor, the icon from the stylesheet
// [data-attention-after="min"]      gets class attention when its first <time data-since> is older
// [data-unseen="ms"]                gets class unseen-late 5 s after that moment; its [data-unseen-text] is shown then
// [data-from][data-until]           is shown between two moments; its .tile gets class reserved while one is
// [data-wall]                       shows the clock on the wall

const UNSEEN_MS = 5000; // A screen that lives has painted long before.
// A page that the service worker has kept was made at another moment than this one.
const madeAt = Number(document.documentElement.dataset.kept ?? Date.now());
let offset = Number(document.querySelector("[data-now]")?.dataset.now ?? madeAt) - madeAt;
let known = document.querySelector("[data-now]") === null;

/** The server's time in milliseconds. */
export const now = () => Date.now() + offset;

/**
 * Takes the server's time from the stream. What comes late says too little, so the largest offset is the truest,
 * until the clocks have drifted apart by more than a second.
 */
export function heard(serverNow) {
  const found = serverNow - Date.now();
  if (!known || found > offset || offset - found > 1000) offset = found;
  known = true;
}

const two = (number) => String(number).padStart(2, "0");

function age(ms, unit) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (unit === "min") return String(minutes);
  if (minutes >= 100) return `${Math.floor(minutes / 60)}h${two(minutes % 60)}`;
  return `${minutes}:${two(seconds % 60)}`;
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function limit(time, ms) {
  const { warn, late } = time.dataset;
  if (warn === undefined && late === undefined) return;
  const holder = time.closest("[data-ages]") ?? time;
  const minutes = ms / 60000;
  const isLate = late !== undefined && minutes >= Number(late);
  const isWarn = !isLate && warn !== undefined && minutes >= Number(warn);
  // Only one that grows late before our eyes is news.
  if (isLate && holder.dataset.aged && !holder.classList.contains("late")) {
    window.dispatchEvent(new CustomEvent("goimon:late", { detail: { id: holder.id } }));
  }
  holder.dataset.aged = "1";
  holder.classList.toggle("late", isLate);
  holder.classList.toggle("warn", isWarn);
  const word = isLate ? holder.dataset.lateWord : isWarn ? holder.dataset.warnWord : "";
  if (word) time.dataset.word = word;
  else delete time.dataset.word;
}

/** Brings every age, mark and clock up to now. */
export function tick(root = document) {
  const moment = now();
  for (const time of root.querySelectorAll("time[data-since]")) {
    const ms = moment - Number(time.dataset.since);
    const suffix = time.dataset.suffix ? ` ${time.dataset.suffix}` : time.dataset.unit === "min" ? "′" : "";
    write(time, age(ms, time.dataset.unit) + suffix);
    limit(time, ms);
  }
  for (const node of root.querySelectorAll("[data-attention-after]")) {
    const since = node.dataset.attentionSince ?? node.querySelector("time[data-since]")?.dataset.since;
    const late = since !== undefined && moment - Number(since) >= Number(node.dataset.attentionAfter) * 60000;
    node.classList.toggle("attention", late);
  }
  for (const node of root.querySelectorAll("[data-from]")) {
    node.hidden = moment < Number(node.dataset.from) || moment >= Number(node.dataset.until);
    const tile = node.closest(".tile");
    tile?.classList.toggle("reserved", tile.querySelector("[data-from]:not([hidden])") !== null);
  }
  for (const node of root.querySelectorAll("[data-unseen]")) {
    const late = moment - Number(node.dataset.unseen) >= UNSEEN_MS;
    node.classList.toggle("unseen-late", late);
    const text = node.querySelector("[data-unseen-text]");
    if (text) text.hidden = !late;
  }
  for (const node of root.querySelectorAll("[data-wall]")) write(node, wallTime(moment));
  window.dispatchEvent(new CustomEvent("goimon:tick"));
}

/** A moment as the clock on the wall shows it, with seconds. */
export function wallTime(ms) {
  return new Date(ms).toLocaleTimeString("en-GB", { timeZone: document.body.dataset.zone || undefined });
}

function next() {
  tick();
  setTimeout(next, 1000 - (now() % 1000));
}

window.addEventListener("goimon:painted", () => tick());
next();
