// The receipt's print button; with ?print the dialog opens by itself.

const button = document.querySelector("[data-print]");
if (button) button.hidden = false;
button?.addEventListener("click", () => window.print());
if (new URLSearchParams(location.search).has("print")) window.addEventListener("load", () => window.print());
