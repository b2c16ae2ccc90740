// Opens a table whose guests ordered while there was no network: the same opening, to the letter, until the house has
// answered. What was ordered waits for it; what the house says no to is asked of the waiter in words.

import { awaited, opened, toOpen, tried } from "./carts.js";

const ANSWER_WITHIN_MS = 8000;
const TABLE = "table:";

/** Whether what stands for a check is a table that is not open yet. */
export const isTable = (check) => check.startsWith(TABLE);

/** What stands for the check of a table that is not open yet. */
export const ofTable = (table) => TABLE + table;

/** Where a parcel's check, or its table, is looked at. */
export const address = (check) => (isTable(check) ? `/tables/${check.slice(TABLE.length)}` : `/checks/${check}#sent`);

/** Opens it: {check} when it is open, {status, wrong} when the house says no, null when there is no answer. */
export async function open(check) {
  // Another tab may have opened it meanwhile: asked again, the house says whose it is now.
  if (!awaited(check)) toOpen(check, 1);
  const how = awaited(check);
  tried(check);
  const body = new URLSearchParams({ key: how.key, covers: String(how.covers) });
  for (const yes of ["alongside", "despite"]) if (how[yes]) body.set(yes, "true");
  try {
    const answer = await fetch(`/tables/${check.slice(TABLE.length)}/checks`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "X-Act": "1" },
      body,
      signal: AbortSignal.timeout?.(ANSWER_WITHIN_MS),
    });
    const said = await answer.json().catch(() => ({}));
    if (answer.ok && said.check) {
      opened(check, said.check);
      window.dispatchEvent(new CustomEvent("goimon:opened", { detail: { table: check, check: said.check } }));
      return { check: said.check };
    }
    return answer.status >= 400 && answer.status < 500 && ![408, 425, 429].includes(answer.status)
      ? { status: answer.status, wrong: said }
      : null;
  } catch {
    return null; // It may be open by now: asked again with the same key it says so.
  }
}
