// What failed to print is told to whoever sent it, and to those who answer for the house: the others go on with their work.
// A new one buzzes and sounds.

import { play } from "./sound.js";

const { staff, role } = document.body.dataset;
const told = new Set();

/** Whether somebody has to do something about it here. What nobody sent is everybody's. */
const isMine = (job) => role !== "waiter" || !job.dataset.owner || job.dataset.owner === staff;

function look() {
  let fresh = false;
  for (const job of document.querySelectorAll("#prints > li")) {
    job.hidden = !isMine(job);
    const id = job.dataset.job;
    if (job.hidden || told.has(id)) continue;
    told.add(id);
    fresh = true;
  }
  if (!fresh) return;
  navigator.vibrate?.([200, 100, 200]);
  play("late");
}

window.addEventListener("goimon:painted", look);
look();
