import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { fetchOutside, getPinned, type Means, readAddress } from "~/lib/fetch-outside.server.ts";
import { isPublicAddress } from "~/lib/public-address.ts";
import { seal, unseal } from "~/lib/seal.server.ts";

const limits = { mostBytes: 1000, timeoutMs: 2000 };

type Said = { status?: number; headers?: Record<string, string>; body?: string };

function answer({ status = 200, headers = {}, body = "" }: Said): IncomingMessage {
  return Object.assign(Readable.from([Buffer.from(body)]), {
    statusCode: status,
    headers,
  }) as IncomingMessage;
}

/** A small internet: names with their addresses, pages by their URL; `asked` notes which machine each call went to. */
function internet(names: Record<string, string[]>, pages: Record<string, Said>) {
  const asked: string[] = [];
  const means: Means = {
    resolve: async (name) => names[name] ?? Promise.reject(new Error("no such name")),
    get: async (url, ip) => {
      asked.push(`${url.href} at ${ip}`);
      return answer(pages[url.href] ?? { status: 404 });
    },
  };
  return { means, asked };
}

test("only addresses of the open internet are public, in whatever clothes they come", () => {
  const closed = `127.0.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1
    255.255.255.255 192.0.2.1 198.18.0.1 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8
    64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 2001::1 fe80::1%eth0 localhost 0x7f.1`;
  for (const address of closed.trim().split(/\s+/))
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  for (const address of ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
});

test("an address is https on its own port, without a name and password; webcal is the same", () => {
  for (const bad of [
    "http://x.jp/a.ics",
    "https://x.jp:8443/a",
    "https://u:p@x.jp/",
    "file:///etc/passwd",
    "ftp://x",
    "",
    "x",
  ])
    expect([bad, readAddress(bad)]).toEqual([bad, undefined]);
  expect(readAddress(" webcal://x.jp/a.ics ")?.href).toBe("https://x.jp/a.ics");
  // However the number is written, the URL says the plain address, which is refused when it is resolved.
  expect(readAddress("https://2130706433/")?.hostname).toBe("127.0.0.1");
});

test("a name with any private answer is refused before anything is asked", async () => {
  const { means, asked } = internet({ "inside.jp": ["8.8.8.8", "10.0.0.5"] }, {});
  for (const address of [
    "https://inside.jp/a",
    "https://127.0.0.1/a",
    "https://[::1]/a",
    "https://0x7f000001/a",
  ])
    expect(await fetchOutside(address, limits, means)).toEqual({ ok: false, reason: "private" });
  expect(asked).toEqual([]);
});

test("a redirect is checked like the first address, each call goes to the answer that was checked", async () => {
  const names = { "a.jp": ["8.8.8.8"], "b.jp": ["9.9.9.9"], "evil.jp": ["169.254.169.254"] };
  const to = (location: string) => ({ status: 302, headers: { location } });
  const { means, asked } = internet(names, {
    "https://a.jp/ok": to("https://b.jp/cal"),
    "https://b.jp/cal": { body: "BEGIN:VCALENDAR", headers: { etag: '"1"' } },
    "https://a.jp/evil": to("https://evil.jp/latest/meta-data"),
    "https://a.jp/plain": to("http://b.jp/cal"),
    "https://a.jp/loop": to("/loop"),
  });
  const get = (path: string) => fetchOutside(`https://a.jp/${path}`, limits, means);

  expect(await get("ok")).toEqual({ ok: true, isUnchanged: false, text: "BEGIN:VCALENDAR", etag: '"1"' });
  expect(asked).toEqual(["https://a.jp/ok at 8.8.8.8", "https://b.jp/cal at 9.9.9.9"]);
  expect(await get("evil")).toEqual({ ok: false, reason: "private" });
  expect(await get("plain")).toEqual({ ok: false, reason: "address" });
  asked.length = 0;
  expect(await get("loop")).toEqual({ ok: false, reason: "address" });
  expect(asked).toHaveLength(4);
});

test("what is too large, too slow, gone or unchanged is told apart", async () => {
  const { means } = internet(
    { "a.jp": ["8.8.8.8"] },
    {
      "https://a.jp/large": { body: "x".repeat(1001) },
      "https://a.jp/same": { status: 304 },
      "https://a.jp/tired": { status: 503 },
    },
  );
  const get = (path: string, timeoutMs = 2000, by = means) =>
    fetchOutside(`https://a.jp/${path}`, { ...limits, timeoutMs, etag: '"1"' }, by);
  expect(await get("large")).toEqual({ ok: false, reason: "large" });
  expect(await get("same")).toEqual({ ok: true, isUnchanged: true });
  expect(await get("tired")).toEqual({ ok: false, reason: "silent" });
  expect(await get("nowhere")).toEqual({ ok: false, reason: "gone" });
  const never = { ...means, resolve: () => new Promise<string[]>(() => {}) };
  expect(await get("large", 30, never)).toEqual({ ok: false, reason: "silent" });
});

test("the connection goes to the pinned machine, although the name would lead elsewhere or nowhere", async () => {
  const server = createServer((asking, reply) =>
    reply.end(`${asking.headers.host} ${asking.headers.accept}`),
  );
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://no-such-name.invalid:${port}/a.ics`);
  const got = await getPinned(request as never, url, "127.0.0.1", { Accept: "x" }, AbortSignal.timeout(2000));
  const parts: Buffer[] = [];
  for await (const part of got) parts.push(part);
  server.close();
  expect(Buffer.concat(parts).toString()).toBe(`no-such-name.invalid:${port} x`);
});

test("what is sealed opens with the same secret and purpose only", () => {
  const secret = "a secret of at least thirty-two characters";
  const sealed = seal("https://x.jp/鍵", secret, "a");
  expect(sealed.toString("latin1")).not.toContain("x.jp");
  expect(unseal(sealed, secret, "a")).toBe("https://x.jp/鍵");
  expect(unseal(sealed, secret, "b")).toBeUndefined();
  expect(unseal(sealed, `${secret}!`, "a")).toBeUndefined();
});
