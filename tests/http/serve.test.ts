import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/server-runtime";
import { expect, onTestFinished, test } from "vitest";
import type { AppContext } from "~/http/context.ts";
import { createWeb } from "~/http/serve.server.ts";
import { setLogWriter } from "~/lib/log.ts";

test("an answer carries the policy of its own nonce and the usual guards", async () => {
  const url = await serve();

  const [first, second] = [await fetch(`${url}/page`), await fetch(`${url}/page`)];

  const policy = first.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toBe(second.headers.get("Content-Security-Policy"));
  expect(await first.text()).toContain(/nonce-([^']+)/.exec(policy)?.[1] ?? "no nonce");
  expect(first.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(first.headers.get("Referrer-Policy")).toBe("same-origin");
  expect(first.headers.get("Cache-Control")).toBe("no-store");
  expect(first.headers.has("Strict-Transport-Security")).toBe(false);
});

test("a file may be kept for an hour, the data of a page whose address looks like a file may not", async () => {
  const url = await serve({ clientFolder: "public" });

  const file = await fetch(`${url}/favicon.svg`);
  const data = await fetch(`${url}/page.data`);

  expect(file.headers.get("Cache-Control")).toBe("public, max-age=3600");
  expect([data.status, data.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
});

test("only an installation on https promises to stay there", async () => {
  const url = await serve({ appUrl: "https://enishi.example.com" });

  const answer = await fetch(`${url}/page`);

  expect(answer.headers.get("Strict-Transport-Security")).toContain("max-age=31536000");
});

test.each([
  ["another site, as new browsers say", { "Sec-Fetch-Site": "cross-site" }, 403],
  ["a sister site", { "Sec-Fetch-Site": "same-site" }, 403],
  ["another site, as old browsers say", { Origin: "https://evil.example" }, 403],
  ["a page without an origin", { Origin: "null" }, 403],
  ["our own page", { "Sec-Fetch-Site": "same-origin" }, 200],
  ["our own page in an old browser", { Origin: "http://enishi.example" }, 200],
  ["a program that is no browser", {}, 200],
])("a form from %s", async (_, headers, status) => {
  const url = await serve();

  const answer = await fetch(`${url}/page`, {
    method: "POST",
    body: "a=b",
    headers: headers as Record<string, string>,
  });

  expect(answer.status).toBe(status);
});

test("programs may post to the API, and an old phone may answer a private link", async () => {
  const url = await serve();

  const api = await fetch(`${url}/api/x`, { method: "POST", headers: { "Sec-Fetch-Site": "cross-site" } });
  const phone = await fetch(`${url}/a/token`, { method: "POST", headers: { Origin: "null" } });

  expect([api.status, phone.status]).toEqual([200, 200]);
});

test("a body over 30 MB is refused with a sentence, told or untold size", async () => {
  const url = await serve();
  const big = Buffer.alloc(32 * 1024 * 1024);

  const told = await fetch(`${url}/page`, { method: "POST", body: big });
  const untold = await fetch(`${url}/page`, {
    method: "POST",
    body: new Blob([big]).stream(),
    duplex: "half",
  } as RequestInit);

  expect([told.status, untold.status]).toEqual([413, 413]);
  expect(await told.text()).toContain("30 MB");
});

test("a body sent in chunks arrives whole, and so does a form without any", async () => {
  const url = await serve();
  const pieces = ["件名: ", "いけません"].map((text) => new TextEncoder().encode(text));
  const chunked = await fetch(`${url}/echo`, {
    method: "POST",
    headers: { "Content-Type": "message/rfc822" },
    body: new Blob(pieces).stream(),
    duplex: "half",
  } as RequestInit);
  expect([chunked.status, await chunked.text()]).toEqual([200, "message/rfc822 件名: いけません"]);

  const empty = await new Promise<number | undefined>((done, fail) => {
    const asked = request(`${url}/echo`, { method: "POST", headers: { "Transfer-Encoding": "chunked" } });
    asked
      .on("response", (answer) => done(answer.resume().statusCode))
      .on("error", fail)
      .end();
  });
  expect(empty).toBe(200);
});

test("a streamed page is packed and still arrives piece by piece", async () => {
  const url = await serve();
  const pieces: Buffer[] = [];

  const { headers, firstAt, endAt } = await new Promise<{
    headers: NodeJS.Dict<string | string[]>;
    firstAt: number;
    endAt: number;
  }>((done, fail) => {
    const asked = request(`${url}/slow`, { headers: { "Accept-Encoding": "gzip" } }, (answer) => {
      let first = 0;
      answer.on("data", (piece: Buffer) => {
        first ||= performance.now();
        pieces.push(piece);
      });
      answer.on("end", () => done({ headers: answer.headers, firstAt: first, endAt: performance.now() }));
    });
    asked.on("error", fail).end();
  });

  expect(headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(Buffer.concat(pieces)).toString()).toBe(`<p>${"a".repeat(3_000)}</p><p>later</p>`);
  expect(endAt - firstAt).toBeGreaterThan(150); // the second half is held back 300 ms by the page below
});

test("who asks is noted by us: a client can't invent it, a proxy on a private address can tell it", async () => {
  const url = await serve();
  const ask = async (headers: Record<string, string>) => (await fetch(`${url}/who`, { headers })).text();

  expect(await ask({ "X-Client-Address": "9.9.9.9" })).toMatch(/^(?:127\.0\.0\.1|::1)$/);
  expect(await ask({ "X-Forwarded-For": "9.9.9.9, 203.0.113.7" })).toBe("203.0.113.7");
});

test("it lives while the process lives, and is ready when the database answers", async () => {
  const ready = await serve();
  const notReady = await serve({ checkReady: () => Promise.reject(new Error("down")) });

  expect((await fetch(`${ready}/healthz`)).status).toBe(200);
  expect((await fetch(`${ready}/readyz`)).status).toBe(200);
  expect((await fetch(`${notReady}/healthz`)).status).toBe(200);
  expect((await fetch(`${notReady}/readyz`)).status).toBe(503);
});

test("closing lets a running answer finish", async () => {
  const { url, close } = await serveAndClose();

  const answer = fetch(`${url}/slow`);
  await new Promise((done) => setTimeout(done, 100));
  await close();

  expect(await (await answer).text()).toContain("later");
});

type Wishes = { appUrl?: string; clientFolder?: string; checkReady?: () => Promise<void> };

async function serve(wishes: Wishes = {}): Promise<string> {
  return (await serveAndClose(wishes)).url;
}

async function serveAndClose(wishes: Wishes = {}) {
  const before = setLogWriter(() => {});
  const web = createWeb({
    build: someRoutes,
    mode: "production",
    context: { appUrl: wishes.appUrl ?? "http://enishi.example" } as AppContext,
    checkReady: wishes.checkReady ?? (async () => {}),
    ...(wishes.clientFolder && { clientFolder: wishes.clientFolder }),
  });
  await new Promise<void>((done) => web.server.listen(0, done));
  onTestFinished(async () => {
    setLogWriter(before);
    await web.close(100);
  });
  const { port } = web.server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, close: () => web.close(3_000) };
}

/** The smallest product: resource routes only, so that what is tested is what stands before Remix. */
const html = { "Content-Type": "text/html" };
const page = async ({ context }: { context: AppContext }) =>
  new Response(`<p>${context.nonce}</p>`, { headers: html });
const answer = { loader: page, action: async () => new Response("done") };
const slow = async () =>
  new Response(
    new ReadableStream({
      async start(controller) {
        controller.enqueue(new TextEncoder().encode(`<p>${"a".repeat(3_000)}</p>`));
        await new Promise((done) => setTimeout(done, 300));
        controller.enqueue(new TextEncoder().encode("<p>later</p>"));
        controller.close();
      },
    }),
    { headers: html },
  );
const echo = async ({ request: asked }: { request: Request }) =>
  new Response(`${asked.headers.get("Content-Type")} ${await asked.text()}`);
const who = async ({ request: asked }: { request: Request }) =>
  new Response(asked.headers.get("x-client-address"));
const route = (id: string, path: string, module: object) => ({
  [id]: { id, path, module, parentId: "root" },
});

const someRoutes = {
  entry: { module: {} },
  routes: {
    root: { id: "root", path: "", module: {} },
    ...route("page", "page", answer),
    ...route("api", "api/x", answer),
    ...route("link", "a/token", answer),
    ...route("slow", "slow", { loader: slow }),
    ...route("who", "who", { loader: who }),
    ...route("echo", "echo", { action: echo }),
  },
  assets: { version: "1", url: "", entry: { module: "", imports: [] }, routes: {} },
  future: { v3_singleFetch: true },
  publicPath: "/",
  assetsBuildDirectory: "",
  isSpaMode: false,
} as unknown as ServerBuild;
