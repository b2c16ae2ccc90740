// A menu of what is rarely needed: it opens onto its first entry, and goes with Esc or when one turns to something else.

const menu = document.querySelector("details.more");

menu.addEventListener("toggle", () => menu.open && menu.querySelector("a").focus());
document.addEventListener("click", (event) => menu.contains(event.target) || (menu.open = false));
document.addEventListener("focusin", (event) => menu.contains(event.target) || (menu.open = false));
menu.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
  event.preventDefault();
});
