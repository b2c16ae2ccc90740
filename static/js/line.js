// A line that has changed while somebody looked at it: when an act on it is refused, the page shows it as it is now. What was
// typed stays when it is the same still: a wrong PIN is corrected, not everything filled in again.

import "./act.js";
import { wire } from "./stepper.js";

const main = () => document.getElementById("main");

async function look() {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("main");
  if (!fresh || fresh.dataset.version === main().dataset.version) return;
  // Whoever was about to do something stands where they stood.
  const opened = main().querySelector(".deed[open] form")?.getAttribute("action");
  main().replaceWith(document.adoptNode(fresh));
  const again = [...main().querySelectorAll(".deed form")].find((form) => form.getAttribute("action") === opened);
  if (again) again.closest("details").open = true;
  wire(main());
}

window.addEventListener("goimon:acted", ({ detail: { form, ok } }) => {
  if (ok) return;
  const pin = form.querySelector("[name=pin]");
  if (pin) pin.value = "";
  // The network, or the house: either way the line may be another now.
  look().catch(() => {});
});
