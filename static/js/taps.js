// Rows of taps on the sheet: whose it is (one seat for each guest, or the whole table), and notes that a tap puts into the
// note for the kitchen, or takes out of it.

const BETWEEN = ", ";
const MOST_SEATS = 30; // at longer tables nobody counts chairs

function tap(text, pressed, label, tapped) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = text;
  node.setAttribute("aria-pressed", String(pressed));
  if (label) node.setAttribute("aria-label", label);
  node.addEventListener("click", tapped);
  return node;
}

/** Draws anew and leaves the focus where it was. */
function redraw(box, nodes) {
  const held = [...box.children].indexOf(document.activeElement);
  box.replaceChildren(...nodes);
  if (held >= 0) box.children[held]?.focus({ preventScroll: true });
}

/** A seat for each guest; `chosen` hears the number, or nothing for the whole table. */
export function drawSeats(box, seat, chosen) {
  const covers = Number(document.getElementById("head")?.dataset.covers ?? box.dataset.covers ?? 0);
  const count = Math.max(Math.min(covers, MOST_SEATS), seat ?? 0);
  box.hidden = count < 2 && !seat;
  const seats = Array.from({ length: count }, (_, place) => place + 1);
  const pick = (value) => () => {
    chosen(value);
    drawSeats(box, value, chosen);
  };
  const all = tap(box.dataset.all, !seat, "", pick(undefined));
  redraw(box, [all, ...seats.map((one) => tap(String(one), one === seat, `${box.dataset.one} ${one}`, pick(one)))]);
}

const parts = (note) => note.value.split(",").map((part) => part.trim()).filter(Boolean);

/** Notes to tap; what is typed beside them stays. */
export function drawPresets(box, presets, note) {
  const known = parts(note);
  const toggle = (preset) => () => {
    const others = parts(note).filter((part) => part !== preset);
    const next = (others.length < parts(note).length ? others : [...others, preset]).join(BETWEEN);
    if (next.length <= note.maxLength) note.value = next;
    drawPresets(box, presets, note);
  };
  redraw(box, presets.map((preset) => tap(preset, known.includes(preset), "", toggle(preset))));
}
