// Whether something new stands on a page of this screen that nobody could see yet: while it does, nothing is said to be seen.
// A screen with pages (newer.js) holds from the beginning, until it has laid everything out.

let holding = document.getElementById("tickets") !== null;

/** Whether what has been painted is not in sight yet. */
export const held = () => holding;

/** Holds or releases; on release it is time to say what is seen. */
export function hold(wanted) {
  const before = holding;
  holding = wanted;
  if (before && !wanted) setTimeout(() => window.dispatchEvent(new CustomEvent("goimon:painted")), 0);
}
