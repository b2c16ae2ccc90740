// Sums as the venue writes them, learnt from how the server writes 1234567. Only whole minor units are added here; what
// is owed is always the server's word.

const sample = document.body.dataset.money ?? "";
const [, before = "", thousands = "", point = "", cents = "", after = ""] =
  /^(\D*)1(\D?)234(?:\2)567(?:(\D)(0+))?(\D*)$/.exec(sample) ?? [];
const places = cents.length;

/** `1.234.567`, `1,234.50`. */
export function bare(units) {
  const digits = String(Math.abs(units)).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, thousands);
  const sign = units < 0 ? "−" : "";
  return sign + whole + (places ? point + digits.slice(-places) : "");
}

/** `1.234.567 ₫`, `$1,234.50`. */
export const full = (units) => `${before}${bare(units)}${after}`;
