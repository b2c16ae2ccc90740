// What the page says of an item and its choices, and what a line of them comes to.

/** An item of the menu, from its row. */
export function item(row) {
  const groups = [...row.querySelectorAll(".group")].map((group) => ({
    name: group.dataset.group,
    min: Number(group.dataset.min),
    max: Number(group.dataset.max),
    options: [...group.querySelectorAll("option[value]")]
      .filter((option) => option.value)
      .map((option) => ({
        id: option.value,
        name: option.textContent.trim(),
        delta: Number(option.dataset.delta ?? 0),
        chosen: option.defaultSelected,
      })),
  }));
  // Said once on the page: sixty names more would be a tenth of what it weighs.
  const name = (row.querySelector(".name summary") ?? row.querySelector(".name")).firstChild.textContent.trim();
  const heading = rowOf(row.dataset.item)?.closest(".category");
  const presets = heading?.dataset.presets?.split(",") ?? [];
  return { id: row.dataset.item, name, price: Number(row.dataset.price), groups, asks: "ask" in row.dataset, course: row.dataset.course ?? "mains", presets };
}

/** The row of an item. */
export const rowOf = (id) => document.querySelector(`.category:not(.often) .item[data-item="${CSS.escape(id)}"]`);

/** What is chosen unless the guest says otherwise. */
export const defaults = (of) =>
  of.groups.flatMap((group) => group.options.filter((option) => option.chosen).map((option) => [option.id, 1]));

/** A line of an item with choices, as the cart keeps it. */
export function line(of, chosen, quantity = 1, note = "", course = of.course, seat = undefined) {
  const options = of.groups.flatMap((group) => group.options);
  const picked = options.flatMap((option) => {
    const count = chosen.find(([id]) => id === option.id)?.[1] ?? 0;
    return count > 0 ? [{ ...option, count }] : [];
  });
  const extra = picked.reduce((sum, option) => sum + option.delta * option.count, 0);
  return {
    item: of.id,
    name: of.name,
    quantity,
    chosen: picked.map((option) => [option.id, option.count]),
    words: picked.map((option) => (option.count > 1 ? `${option.name} ×${option.count}` : option.name)).join(" · "),
    note: note.trim() || undefined,
    seen: Math.max(0, of.price + extra),
    course,
    seat,
  };
}

const same = (a, b) =>
  a.item === b.item && a.note === b.note && a.course === b.course && a.seat === b.seat &&
  JSON.stringify(a.chosen) === JSON.stringify(b.chosen);

/** Lines with one more: the same again is a larger quantity. */
export function withLine(lines, fresh) {
  const found = lines.findIndex((other) => same(other, fresh));
  if (found < 0) return [...lines, fresh];
  return lines.map((other, place) =>
    place === found ? { ...other, quantity: Math.min(999, other.quantity + fresh.quantity), seen: fresh.seen } : other,
  );
}
