// Keeps the list at the desk openable without a connection: fresh from the net when there is one, else as it was last
// seen. A page is thrown away the day after its session, so that no names stay on the phone.
const pages = "enishi-desk-pages";
const parts = "enishi-desk-parts";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim().then(forgetOldPages)));

self.addEventListener("message", (event) => {
  const { page, forgetOn } = event.data ?? {};
  if (typeof page !== "string" || typeof forgetOn !== "string") return;
  event.waitUntil(keepPage(page, forgetOn).then(forgetOldPages));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(partOf(request));
  else if (/^\/check-in\/[0-9a-f-]{36}(\.data)?$/.test(url.pathname)) event.respondWith(pageOf(request, url));
});

async function partOf(request) {
  const cache = await caches.open(parts);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}

async function pageOf(request, url) {
  const cache = await caches.open(pages);
  try {
    const fresh = await fetch(request);
    // Only pages that said until when they may be kept are renewed.
    if (fresh.ok && (await cache.match(limitOf(url.pathname)))) await cache.put(url.pathname, fresh.clone());
    return fresh;
  } catch (error) {
    const kept = await cache.match(url.pathname);
    if (kept) return kept;
    throw error;
  }
}

async function keepPage(page, forgetOn) {
  const cache = await caches.open(pages);
  await cache.put(limitOf(page), new Response(forgetOn));
  for (const path of [page, `${page}.data`]) {
    const fresh = await fetch(path, { credentials: "same-origin" }).catch(() => undefined);
    if (fresh?.ok) await cache.put(path, fresh);
  }
  // What the open page loaded before this worker was there.
  const html = await (await cache.match(page))?.text();
  const partCache = await caches.open(parts);
  for (const [path] of html?.matchAll(/\/assets\/[\w.-]+/g) ?? [])
    if (!(await partCache.match(path))) await partCache.add(path).catch(() => undefined);
}

async function forgetOldPages() {
  const cache = await caches.open(pages);
  const today = new Date().toISOString().slice(0, 10);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (!pathname.endsWith("/kept-until")) continue;
    const until = await (await cache.match(request))?.text();
    if (until && until >= today) continue;
    const page = pathname.replace(/\/kept-until$/, "");
    await Promise.all([page, `${page}.data`, pathname].map((path) => cache.delete(path)));
  }
}

function limitOf(path) {
  return `${path.replace(/\.data$/, "")}/kept-until`;
}
