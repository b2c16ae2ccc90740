// What was agreed for the order at the counter: whose it is, vouchers, what comes off by hand. Kept like the order itself, so
// that a reload loses nothing; it goes with the order.

const KEY = `goimon-agreed-${document.getElementById("outbox").dataset.venue}`;
const NOTHING = { customer: null, vouchers: [], discounts: [] };

export function agreed() {
  try {
    return { ...NOTHING, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return NOTHING;
  }
}

/** Keeps what is agreed now, and has the order reckoned anew. */
export function agree(now) {
  localStorage.setItem(KEY, JSON.stringify(now));
  window.dispatchEvent(new CustomEvent("goimon:agreed"));
}

/** The next order starts with nothing agreed. */
export const forget = () => agree(NOTHING);

/** As the server reads it. */
export function told({ customer, vouchers, discounts } = agreed()) {
  const given = discounts.map(({ off, reason, approval }) => ({ off, reason, approval }));
  return { customer: customer?.id ?? null, vouchers, discounts: given };
}
