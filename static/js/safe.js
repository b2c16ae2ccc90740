// What must survive an empty battery, written through to the disk at once. A browser writes local storage down some seconds
// later; IndexedDB, asked strictly, before it says done. Local storage stays what the pages read and share between tabs: here
// lies its copy, with the number of the change that made it, and whichever of the two is newer counts when a page opens.

const NAME = "goimon-safe";
const STORE = "texts";

const answer = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

let opening = null;

function database() {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    answer(request).then(done, failed);
  });
  return opening;
}

/** Writes a text down; an older change never covers a newer one, whichever tab was faster. */
export async function save(key, number, text) {
  try {
    const work = (await database()).transaction(STORE, "readwrite", { durability: "strict" });
    const store = work.objectStore(STORE);
    const known = await answer(store.get(key));
    if (!known || known.number < number) store.put({ number, text }, key);
  } catch {
    // A private window: local storage is all that it has.
  }
}

/** What was written down last: {number, text}, or nothing. */
export async function saved(key) {
  try {
    return (await answer((await database()).transaction(STORE).objectStore(STORE).get(key))) ?? null;
  } catch {
    return null;
  }
}
