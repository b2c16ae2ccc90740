// What a key means here. A bump bar may send other keys than a keyboard has: [data-keys="F1=Enter b=k"] says which usual one each
// stands for. Keys are named as browsers name them, the space bar "Space", letters small.

const named = (key) => (key === " " ? "Space" : key.length === 1 ? key.toLowerCase() : key);

const changed = new Map(
  (document.querySelector("[data-keys]")?.dataset.keys ?? "")
    .split(" ")
    .filter((pair) => pair.includes("="))
    .map((pair) => pair.split("="))
    .map(([pressed, key]) => [named(pressed), key]),
);
// What a key stood for before something else was put in its place; a usual key that moved elsewhere means nothing any more.
const moved = new Set([...changed.values()]);

/** The usual key for one that was pressed; nothing when it stands for none. */
export function usual(pressed) {
  const key = named(pressed);
  const means = changed.get(key) ?? (moved.has(key) ? "" : key);
  return means === "Space" ? " " : means;
}
