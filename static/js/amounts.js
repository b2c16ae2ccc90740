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
    signs: sample.replace(/[\d.,]/g, "") + (sample.includes("₫") ? "đĐ" : ""),
    thousands: marks[0] ?? "",
    point: places > 0 ? marks[marks.length - 1] : "",
  };
}

/** Reads a typed amount as the server does (server/domain/src/typed.rs): a mark before exactly three digits parts thousands and is
 *  the currency's own, before fewer it is the decimal point. Null when it is no amount or could mean two. */
export function inMinor(text) {
  const { places, thousands, signs } = style();
  const bare = [...text].filter((c) => !/\s/.test(c) && !signs.includes(c)).join("");
  const at = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  const hasPart = at >= 0 && places > 0 && bare.length - at - 1 !== 3;
  const [whole, part] = hasPart ? [bare.slice(0, at), bare.slice(at + 1)] : [bare, ""];
  const groups = whole.split(/[.,]/);
  const oneKind = !(whole.includes(".") && whole.includes(","));
  const ownKind = places === 0 || groups.length === 1 || whole.includes(thousands);
  const wellParted = groups.length === 1 || (/^\d{1,3}$/.test(groups[0]) && groups.slice(1).every((group) => group.length === 3));
  const digits = groups.join("");
  const isNumber = /^\d{1,15}$/.test(digits) && /^\d*$/.test(part) && part.length <= places && !/[.,]$/.test(bare);
  return oneKind && ownKind && wellParted && isNumber ? Number(digits + part.padEnd(places, "0")) : null;
}

/** As machines write it, and as a field is filled: 1234.50. */
export function plain(minor) {
  const { places } = style();
  const digits = String(minor).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** As people read it, without the currency's sign: 1.234.567. */
export function bare(minor) {
  const { places, thousands, point } = style();
  const [whole, part] = plain(minor).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (places > 0 ? point + part : "");
}

/** As people read it: 1.234.567 ₫. */
export function written(minor) {
  const { before, after } = style();
  return before + bare(minor) + after;
}

/** Groups the digits of a field as they are typed, where nothing but digits is in it and they are added at its end. */
export function group(field) {
  const { places, thousands } = style();
  const digits = field.value.replaceAll(thousands, "");
  if (places > 0 || !/^\d{1,13}$/.test(digits) || (document.activeElement === field && field.selectionEnd !== field.value.length)) return;
  field.value = bare(Number(digits));
}

/** What the guest gets back. */
export const change = (given, amount) => given - amount;

/** A key of the pad: digits join what is there, “back” takes the last one away. */
export function keypad(field, key) {
  // Marks that were typed would part the wrong digits now.
  if (style().places === 0) field.value = field.value.replace(/[.,\s]/g, "");
  if (key === "back") field.value = field.value.slice(0, -1);
  else field.value = (field.value + key).replace(/^0+(?=\d)/, "").slice(0, 13);
  if (style().places === 0 && field.value !== "") field.value = bare(Number(field.value));
}
