// The list of what can run out: found by typing, and folded up again once it was counted.

const search = document.querySelector("[data-find]");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

function filter() {
  const wanted = fold(search.value).split(/\s+/).filter(Boolean);
  for (const row of document.querySelectorAll(".countable")) {
    row.hidden = !wanted.every((word) => row.dataset.search.includes(word));
  }
  for (const part of document.querySelectorAll(".selling section")) {
    part.hidden = !part.querySelector(".countable:not([hidden])");
  }
}

if (search) {
  search.hidden = false;
  search.addEventListener("input", filter);
}

window.addEventListener("goimon:acted", (event) => {
  const row = event.detail.form.closest(".countable");
  if (!row || !event.detail.ok) return;
  row.querySelector("details").open = false;
  event.detail.form.reset();
});
