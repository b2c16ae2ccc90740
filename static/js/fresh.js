// A page without a stream of its own is read again when somebody comes back to it.

let left = 0;
document.addEventListener("visibilitychange", () => {
  if (document.hidden) left = Date.now();
  else if (left && Date.now() - left > 2000) location.reload();
});
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
