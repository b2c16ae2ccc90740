// The print button of what is not counted; what was just counted (?print) goes to paper by itself, once: whoever loads the page
// again sees it as the copy that it would be.

const button = document.querySelector("[data-print]");
if (button) button.hidden = false;
button?.addEventListener("click", () => window.print());

const here = new URL(location.href);
if (here.searchParams.has("print")) {
  here.searchParams.delete("print");
  history.replaceState(null, "", here);
  window.addEventListener("load", () => window.print());
}
