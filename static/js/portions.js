// 86 on an open menu: what has run out is greyed, what is counted says how much is left, as soon as anybody says so.

const words = (row) => row.querySelector(".left");

function mark(row, said) {
  const out = said?.dataset.left === "0";
  row.classList.toggle("out", out);
  for (const button of row.querySelectorAll("button.q")) button.disabled = out;
  if (!said) return words(row)?.remove();
  let label = words(row);
  if (!label) {
    label = document.createElement("small");
    label.className = "left";
    row.querySelector("form").append(label);
  }
  label.textContent = said.textContent;
}

function show() {
  const said = new Map([...document.querySelectorAll("#portions [data-of]")].map((mark) => [mark.dataset.of, mark]));
  for (const row of document.querySelectorAll(".item[data-item]")) {
    const now = said.get(row.dataset.item);
    if (now || words(row)) mark(row, now);
  }
}

window.addEventListener("goimon:painted", show);
show();
