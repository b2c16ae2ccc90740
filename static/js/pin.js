// A pad of big keys for the PIN. The field itself works without it.

const pad = document.querySelector("[data-pad]");
const field = document.getElementById("pin");

function key(text, label, tap) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = text;
  if (label) node.setAttribute("aria-label", label);
  node.addEventListener("click", tap);
  return node;
}

const type = (digit) => () => {
  if (field.value.length < field.maxLength) field.value += digit;
};
const gap = document.createElement("span");
pad.append(
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => key(String(digit), "", type(String(digit)))),
  gap,
  key("0", "", type("0")),
  key("⌫", pad.dataset.erase, () => (field.value = field.value.slice(0, -1))),
);
pad.hidden = false;
// On a touch screen the pad is enough: no second keyboard slides over it. A real keyboard still types.
if (matchMedia("(pointer: coarse)").matches) field.inputMode = "none";
