// Amounts as people type and read them, in whole minor units: no fractions of a đồng, no floating cents.

/** How the house writes money, from a sample that the page carries: 1,234,567 of the major unit. */
function style() {
  const sample = document.body.dataset.money || "1.234.567";
  const places = Number(document.querySelector("[data-places]")?.dataset.places ?? 0);
  const first = sample.search(/\d/);
  const last = sample.length - [...sample].reverse().findIndex((c) => /\d/.test(c));
  const marks = sample.slice(first, last).replace(/\d/g, "");
  return {
    places,
    before: sample.slice(0, first),
    after: sample.slice(last),
    thousands: marks[0] ?? "",
    point: places > 0 ? marks[marks.length - 1] : "",
  };
}

/** Reads a typed amount: digits, and one decimal mark where the currency has places. Null when it is no amount. */
export function inMinor(text) {
  const { places } = style();
  const clean = text.trim().replace(/[\s\u00a0]/g, "");
  if (!/^\d+([.,]\d*)?$/.test(clean)) return null;
  const [whole, part = ""] = clean.split(/[.,]/);
  if (part.length > places) return null;
  return Number(whole + part.padEnd(places, "0"));
}

/** As machines write it, and as a field is filled: 1234.50. */
export function plain(minor) {
  const { places } = style();
  const digits = String(minor).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** As people read it: 1.234.567 ₫. */
export function written(minor) {
  const { places, before, after, thousands, point } = style();
  const [whole, part] = plain(minor).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return before + grouped + (places > 0 ? point + part : "") + after;
}

/** What the guest gets back. */
export const change = (given, amount) => given - amount;

/** A key of the pad: digits join what is there, “back” takes the last one away. */
export function keypad(field, key) {
  if (key === "back") field.value = field.value.slice(0, -1);
  else field.value = (field.value + key).replace(/^0+(?=\d)/, "").slice(0, 13);
}
