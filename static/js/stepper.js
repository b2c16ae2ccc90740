// Big − and + beside every number input that asks for them; the plain input stays for those who type.

/** Wires − and + around an input or output; `changed` hears the new value. */
export function stepper(box, { value, min = 1, max = 999, less, more, changed = () => {} }) {
  const field = box.querySelector("input") ?? box.appendChild(document.createElement("output"));
  const read = () => Number(field.value || value);
  const make = (sign, label, step) => {
    const node = document.createElement("button");
    node.type = "button";
    node.textContent = sign;
    node.setAttribute("aria-label", label);
    node.addEventListener("click", () => {
      const next = Math.min(max, Math.max(min, read() + step));
      field.value = String(next);
      changed(next);
    });
    return node;
  };
  field.value = String(field.value || value);
  field.before(make("−", less, -1));
  field.after(make("+", more, 1));
  return field;
}

/** Wires every number input of a part of the page that asks for it. */
export function wire(part) {
  for (const box of part.querySelectorAll("[data-stepper]")) {
    const { less, more, min, max } = { ...box.dataset, ...box.querySelector("input").dataset };
    stepper(box, { value: min, min: Number(min), max: Number(max), less, more });
  }
}

wire(document);
