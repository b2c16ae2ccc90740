// Keys for whatever says which: [aria-keyshortcuts="s"] is done by “s”, wherever nobody types. A link or button is pressed, a
// choice is made, a field is gone into. “?” shows and hides the map of them, Esc leaves a field first. [data-begin] is where
// somebody begins on a page.

const named = (key) => (key.length === 1 ? key.toLowerCase() : key);
const shown = (one) => one.checkVisibility() || one.closest("label")?.checkVisibility();

/** What a key is for on this page now. */
function found(key) {
  return [...document.querySelectorAll("[aria-keyshortcuts]")].find(
    (one) => one.getAttribute("aria-keyshortcuts").split(" ").includes(key) && !one.disabled && shown(one),
  );
}

function press(one) {
  if (one.matches("input[type='text'], input:not([type]), input[type='search']")) {
    one.focus();
    one.select();
    return;
  }
  one.click();
  if (one.isConnected && one.matches("input")) one.focus();
}

/** From one open check to the next, as the eyes go. */
function walk(by) {
  const rows = [...document.querySelectorAll("#checks .check-row")];
  if (rows.length === 0) return;
  const order = (row) => Number(row.dataset.order);
  rows.sort((a, b) => order(a) - order(b));
  const at = rows.findIndex((row) => row === document.activeElement || (document.activeElement === document.body && row.classList.contains("on")));
  rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length].focus();
}

/** Shows the map of keys, or puts it away. */
export function map() {
  const dialog = document.getElementById("keys-dialog");
  if (dialog?.open) dialog.close();
  else dialog?.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  const key = named(event.key);
  if (event.target.closest("input:not([type='radio'], [type='checkbox']), textarea, select")) {
    if (key === "Escape") event.target.blur();
    return;
  }
  const open = document.querySelector("dialog[open]");
  if (key === "?") map();
  else if (open) return;
  else if ((key === "ArrowDown" || key === "ArrowUp") && document.getElementById("checks") && !event.target.closest("[type='radio']")) walk(key === "ArrowDown" ? 1 : -1);
  else {
    const one = found(key);
    if (!one) return;
    press(one);
  }
  event.preventDefault();
});

// Whoever came by a key is where the work begins: the next Tab is its first field. No keyboard comes up on a touch screen.
if (location.hash === "") document.querySelector("[data-begin]")?.focus({ preventScroll: true });

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-toggle='keys-dialog']")) map();
  if (event.target instanceof HTMLDialogElement) event.target.close();
});
