// Keeps a screen true to the house: opens the stream, puts in what comes, says what has been painted, and says so loudly
// when it is not live any more. Announces goimon:greeted, goimon:live, goimon:stale, goimon:cue {cue} and goimon:painted on the window.

import { heard } from "./clock.js";
import { held } from "./hold.js";
import { guess, isLive, isStale, measured, showLive, showStale } from "./liveness.js";
import { put, putWhole, settled, sum } from "./put.js";

const SILENCE_MS = 5000; // The server beats every 2 s; two lost beats are no accident.
// For the first minute a restarted server finds every screen back within 2 s; after that it is no restart any more.
const BACK_OFF_MS = { first: 200, soon: 1500, most: 10_000 };
const SOON_MS = 60_000;
const root = document.querySelector("[data-live]");

let socket = null;
let since = Number(root?.dataset.seq ?? 0);
let claimed = false; // whether this connection has said what is painted
let attempts = 0;
let triedAt = 0;
let heardAt = Date.now();
let unseen = null;

const tell = (name, detail) => window.dispatchEvent(new CustomEvent(`goimon:${name}`, { detail }));

/** Says something to the house, if it is there: what is lost is said again. */
export function say(what) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(what));
}

function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const view = encodeURIComponent(root.dataset.live);
  const mine = new WebSocket(`${scheme}://${location.host}/live?view=${view}&since=${since}`);
  socket = mine;
  claimed = false;
  triedAt = Date.now();
  mine.onmessage = (message) => mine === socket && hear(JSON.parse(message.data));
  mine.onclose = () => mine === socket && again();
}

/** At once the first time; then, so that a thousand screens don't come back in step, at any moment of a growing while. */
function again() {
  socket = null;
  const limit = Date.now() - heardAt < SOON_MS ? BACK_OFF_MS.soon : BACK_OFF_MS.most;
  const most = Math.min(limit, BACK_OFF_MS.first * 2 ** attempts);
  const wait = attempts === 0 ? 0 : Math.random() * most;
  attempts += 1;
  setTimeout(() => socket ?? connect(), wait);
}

/** Leaves a connection that can't be trusted. */
function leave() {
  const old = socket;
  socket = null;
  old?.close();
  again();
}

function hear(said) {
  heardAt = Date.now();
  switch (said.t) {
    case "hello":
      heard(said.now);
      guess((Date.now() - triedAt) / 2);
      attempts = Math.min(attempts, 1);
      if (otherHouse(String(said.epoch))) return;
      tell("greeted");
      if (said.seq === since) painted(said.seq);
      break;
    case "whole":
      putWhole(root, said.html);
      painted(said.seq);
      break;
    case "part":
      put(said.html);
      painted(said.seq);
      if (said.cue) tell("cue", { cue: said.cue });
      break;
    case "beat":
      heard(said.now);
      attempts = 0;
      if (sum(root) !== said.sum) {
        // What is shown is not what should be: ask for the whole view.
        since = 0;
        leave();
        return;
      }
      if (!claimed) painted(said.seq);
      break;
    default:
      return;
  }
  alive();
}

/** A restored or new database: nothing on this page is true any more. */
function otherHouse(epoch) {
  if (!root.dataset.epoch || root.dataset.epoch === epoch) return false;
  if (sessionStorage.getItem("goimon-epoch") === epoch) return false;
  sessionStorage.setItem("goimon-epoch", epoch);
  location.reload();
  return true;
}

function painted(seq) {
  since = seq;
  claimed = true;
  unseen = seq;
  root.dataset.seq = String(seq);
  measured();
  tell("painted", { seq });
}

/** Only what eyes can see is seen: not in a hidden tab, on a page that was not shown, or while a hand is in its way. */
function saySeen() {
  if (unseen === null || document.hidden || !settled() || held() || socket?.readyState !== WebSocket.OPEN) return;
  say({ t: "seen", seq: unseen });
  unseen = null;
}

const afterFrame = () => requestAnimationFrame(() => setTimeout(saySeen, 0));

function alive() {
  const news = !isLive();
  showLive();
  if (news) tell("live");
}

function watch() {
  if (Date.now() - heardAt < SILENCE_MS) return;
  if (!isStale()) {
    showStale(heardAt);
    tell("stale");
  }
  // A socket that is silent, or never opens, would not come back by itself.
  if (socket && Date.now() - triedAt >= SILENCE_MS) leave();
}

if (root) {
  connect();
  setInterval(watch, 500);
  window.addEventListener("goimon:painted", afterFrame);
  document.addEventListener("visibilitychange", afterFrame);
  window.addEventListener("online", () => isStale() && !socket && connect());
}
