// The service worker: opens the phone's pages without network, as they were when they were last fetched. It is served at
// /worker.js with VERSION before it. Where there is none (plain HTTP), an open page still queues and sends by itself.
//
// The network comes first, always; a kept page is shown only when there is no answer, and says on itself since when it is
// so (<html data-kept>, kept.js). Pages are one person's: they go when somebody else is signed in, and at every door.
// What could go wrong: a page that arrives after its owner has left (`life`), a style sheet of another version (both stores
// carry the version and go together), a file that is kept without what it imports (imports are kept first).

const FILES = `goimon-files-${VERSION}`;
const PAGES = `goimon-pages-${VERSION}`;
const OWNER = "/kept-for"; // in PAGES: whose they are
const NOTHING = "/no-network"; // the page that stands for those that are not kept
const UNOPENED = "/unopened"; // the menu for a table that is opened while there is no network
const TABLE = /^\/tables\//;
const PHONE = /^\/(floor|ready|mine|more|no-network|unopened|tables\/[0-9a-f-]{36}|checks\/[0-9a-f-]{36})$/;
const DOOR = /^\/(sign-in|sign-out|enrol|owner|setup)(\/|$)/;
const PULLED_IN = /(?:href|src)="(\/static\/[^"]+)"|(?:from|import) ?\(?"(\.\/[^"]+)"|url\("?(\.\/[^")]+)/g;
const ANSWER_WITHIN_MS = 4000;
const YOUNG_MS = 5 * 60_000; // a page that was fetched so lately is not fetched again to be kept
const MOST_PAGES = 80;
let life = 0; // grows when the pages are thrown away

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Throws away all pages. */
async function forget() {
  life += 1;
  await caches.delete(PAGES);
}

/** Keeps every file that a text pulls in, those that a file imports before itself. */
async function keepFiles(text, base, seen = new Set()) {
  const files = await caches.open(FILES);
  for (const [, ...names] of text.matchAll(PULLED_IN)) {
    const url = new URL(names.find(Boolean), base).href;
    if (seen.has(url) || (await files.match(url))) continue;
    seen.add(url);
    const answer = await fetch(url);
    if (!answer.ok) continue;
    if (/\.(js|css)$/.test(url)) await keepFiles(await answer.clone().text(), url, seen);
    await files.put(url, answer);
  }
}

/** Keeps a page that was just fetched, with the moment; what is refused now is not shown later. */
async function keep(path, answer) {
  const mine = life;
  if ([401, 403, 404, 410].includes(answer.status)) {
    await (await caches.open(PAGES)).delete(path);
    return;
  }
  const isPage = answer.headers.get("content-type")?.startsWith("text/html");
  if (!answer.ok || answer.redirected || !isPage) return;
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  headers.set("x-kept-at", String(Date.now()));
  const html = await answer.text();
  const staff = html.match(/ data-staff="([^"]*)"/)?.[1] ?? "";
  // Its files first: a page that is kept without them opens and does nothing.
  await keepFiles(html, location.origin);
  if (mine !== life) return;
  const known = await (await caches.open(PAGES)).match(OWNER);
  if (known && (await known.text()) !== staff) await forget();
  const pages = await caches.open(PAGES);
  await pages.put(OWNER, new Response(staff));
  await pages.delete(path); // so that it stands last among them
  await pages.put(path, new Response(html, { headers }));
  const all = await pages.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST_PAGES))) {
    if (![OWNER, NOTHING, UNOPENED, "/floor"].includes(new URL(old.url).pathname)) await pages.delete(old);
  }
}

/** A kept page that says on itself since when it is so. */
async function aged(kept) {
  const html = (await kept.text()).replace("<html ", `<html data-kept="${kept.headers.get("x-kept-at")}" `);
  return new Response(html, { headers: kept.headers });
}

/** What stands for a page without network: the page as it was. A table that nobody has opened can be ordered for all the same. */
async function keptFor(pages, path) {
  const kept = (await pages.match(path)) ?? null;
  if (!TABLE.test(path) || (await kept?.clone().text())?.includes('class="cards"')) return kept;
  return (await pages.match(UNOPENED)) ?? kept;
}

/** A page: from the network; when that does not answer, as it was. */
async function page(request, path, whole) {
  const pages = await caches.open(PAGES);
  const fresh = fetch(request);
  whole(fresh.then((answer) => keep(path, answer.clone()), () => {}));
  const kept = await keptFor(pages, path);
  const first = await Promise.race([fresh.catch(() => null), ...(kept ? [pause(ANSWER_WITHIN_MS)] : [])]);
  if (first && !(kept && first.status >= 500)) return first;
  if (kept) return aged(kept);
  // The first page of all leads to the floor; any other one is owned up to.
  if (path === "/" && (await pages.match("/floor"))) return Response.redirect("/floor");
  const nothing = await pages.match(NOTHING);
  return nothing ? aged(nothing) : Response.error();
}

/** A file: its address changes with what is in it. */
async function file(request) {
  const files = await caches.open(FILES);
  const kept = await files.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && request.url.includes(VERSION)) await files.put(request.url, answer.clone());
  return answer;
}

/** Whether a kept page is as good as a new one: young, and a floor that leads to the check from which it is asked for. */
async function isGood(kept, path, here) {
  if (!kept || Date.now() - Number(kept.headers.get("x-kept-at")) >= YOUNG_MS) return false;
  return path !== "/floor" || !here.startsWith("/checks/") || (await kept.text()).includes(here);
}

/** Fetches pages ahead, one after another. */
async function keepAhead({ keep: paths, here, changed }) {
  for (const path of paths.filter((path) => PHONE.test(path))) {
    const kept = await (await caches.open(PAGES)).match(path);
    if (!changed && (await isGood(kept, path, here))) continue;
    await keep(path, await fetch(path, { redirect: "manual" }));
  }
}

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const clear = async () => {
    for (const name of await caches.keys()) if (name.startsWith("goimon-") && ![FILES, PAGES].includes(name)) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(keepAhead(event.data).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin) return;
  if (DOOR.test(pathname)) event.waitUntil(forget());
  else if (request.method !== "GET") return;
  else if (pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate" && search === "" && (pathname === "/" || PHONE.test(pathname))) {
    event.respondWith(page(request, pathname, (work) => event.waitUntil(work)));
  }
});
