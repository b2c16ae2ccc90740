// What each who pays comes to while the table of a split is still being typed: the server reckons, as it will when it is
// divided. One question at a time, and always one more for what was typed since.

let asking = false;
let again = false;

/** Says what is wrong with what was typed, in the place of the sums. */
function wrong(sums, why) {
  const cell = document.createElement("td");
  cell.className = "wrong";
  cell.colSpan = 99;
  cell.textContent = why;
  const row = document.createElement("tr");
  row.append(cell);
  sums.replaceChildren(row);
}

async function ask() {
  const form = document.getElementById("shares");
  const sums = form?.querySelector("tfoot");
  if (!sums) return;
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  sums.setAttribute("aria-busy", "true");
  try {
    do {
      again = false;
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.trial, { method: "POST", body, headers: { "X-Act": "1" }, credentials: "same-origin" });
      if (answer.status === 401) location.reload();
      if (answer.ok) sums.innerHTML = await answer.text();
      else wrong(sums, (await answer.json()).error);
    } while (again);
    sums.removeAttribute("aria-busy");
  } catch {
    // No network: what stands there stays grey, and the next digit asks again.
  } finally {
    asking = false;
  }
}

document.addEventListener("input", (event) => {
  if (event.target.closest("#shares")) ask();
});
