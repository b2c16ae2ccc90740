// One gesture, one payment. After money was taken the next sum stands under the same finger at once, so what takes money
// rests for a moment: long enough for a second tap to miss it, too short to wait for. Says goimon:rested when it is over.

const REST_MS = 1200;
const KEPT = "goimon-just-taken"; // the page is opened anew after a payment: the rest goes on there
const KEPT_MS = 10_000;
let until = 0;
let drawn = 0; // when what stands there now was put there
let pressed = 0; // when the finger went down

/** Whether money was taken a moment ago. */
export const resting = () => performance.now() < until;

/** What takes money, apart from the pay button that knows its own reasons. */
function others() {
  for (const button of document.querySelectorAll(".on-the-way form button")) button.disabled = resting();
  for (const text of document.querySelectorAll(".on-the-way [data-resting]")) text.textContent = resting() ? text.dataset.resting : "";
}

/** Begins a rest. */
export function rest() {
  until = performance.now() + REST_MS;
  others();
  setTimeout(() => {
    if (resting()) return;
    others();
    window.dispatchEvent(new CustomEvent("goimon:rested"));
  }, REST_MS + 20);
}

/** The page that is opened next begins with a rest. */
export const restNext = () => sessionStorage.setItem(KEPT, String(Date.now()));

/** What stands there was drawn anew: a tap that began before it was meant for something else. */
export function redrawn() {
  drawn = performance.now();
  others();
}

const age = Date.now() - Number(sessionStorage.getItem(KEPT) ?? 0);
sessionStorage.removeItem(KEPT);
if (age < KEPT_MS) rest();

document.addEventListener("pointerdown", () => (pressed = performance.now()), true);
document.addEventListener(
  "click",
  (event) => {
    if (!event.target.closest("#pay button:not([type='button']), .on-the-way button, #next")) return;
    const early = event.detail > 0 && pressed > 0 && pressed < drawn;
    if (!early && !resting()) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);
