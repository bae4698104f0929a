import { lookup } from "node:dns/promises";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";

// Fetches an address that somebody typed, so that it can't be used to reach into our own network: https on its own port
// only; each name is resolved once, every answer must be public, and the connection goes to that very answer (a name that
// changes between the check and the call changes nothing); a redirect is a new address and is checked like the first.

export type OutsideProblem = "address" | "private" | "gone" | "silent" | "large";

export type Outside =
  | { ok: true; isUnchanged: true }
  | { ok: true; isUnchanged: false; text: string; etag: string }
  | { ok: false; reason: OutsideProblem };

export type Means = {
  /** All IP addresses of a name. */
  resolve: (name: string) => Promise<string[]>;
  /** One request, connected to `ip` and nothing else. */
  get: (
    url: URL,
    ip: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ) => Promise<IncomingMessage>;
};

type Asked = { etag?: string; mostBytes: number; timeoutMs: number };

const mostRedirects = 3;

export async function fetchOutside(address: string, asked: Asked, means: Means = ours): Promise<Outside> {
  const signal = AbortSignal.timeout(asked.timeoutMs);
  const headers = {
    "User-Agent": "Enishi (busy times)",
    Accept: "text/calendar, */*;q=0.1",
    "Accept-Encoding": "identity",
    ...(asked.etag && { "If-None-Match": asked.etag }),
  };
  let next = address;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const url = readAddress(next);
    if (!url) return { ok: false, reason: "address" };
    let answer: IncomingMessage;
    try {
      const ip = await publicIpOf(url.hostname, means, signal);
      if (!ip) return { ok: false, reason: "private" };
      answer = await means.get(url, ip, headers, signal);
    } catch {
      return { ok: false, reason: "silent" };
    }
    const status = answer.statusCode ?? 0;
    const location = answer.headers.location;
    if (status >= 301 && status <= 308 && status !== 304 && location) {
      answer.destroy();
      const to = URL.parse(location, url);
      if (!to) return { ok: false, reason: "address" };
      next = to.href;
      continue;
    }
    if (status === 304) {
      answer.destroy();
      return { ok: true, isUnchanged: true };
    }
    if (status !== 200) {
      answer.destroy();
      return { ok: false, reason: status >= 500 || status === 429 ? "silent" : "gone" };
    }
    return read(answer, asked.mostBytes);
  }
  return { ok: false, reason: "address" };
}

/** An address of the kind calendars give out; undefined for anything else. webcal: is https: by another name. */
export function readAddress(typed: string): URL | undefined {
  const url = URL.parse(typed.trim().replace(/^webcals?:/i, "https:"));
  if (url?.protocol !== "https:" || url.port !== "" || url.username || url.password) return undefined;
  return url;
}

/** The address to connect to; undefined when the name, or any of its answers, isn't public. */
async function publicIpOf(name: string, means: Means, signal: AbortSignal): Promise<string | undefined> {
  const bare = name.replace(/^\[|\]$/g, "");
  const found = isIP(bare) ? [bare] : await unlessAborted(means.resolve(bare), signal);
  return found.every(isPublicAddress) ? found[0] : undefined;
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    signal.addEventListener("abort", () => fail(new Error("too late")), { once: true });
    work.then(done, fail);
  });
}

async function read(answer: IncomingMessage, mostBytes: number): Promise<Outside> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of answer) {
      bytes += part.length;
      if (bytes > mostBytes) {
        answer.destroy();
        return { ok: false, reason: "large" };
      }
      parts.push(part);
    }
  } catch {
    return { ok: false, reason: "silent" };
  }
  const etag = answer.headers.etag ?? "";
  return { ok: true, isUnchanged: false, text: Buffer.concat(parts).toString("utf8"), etag };
}

const ours: Means = {
  resolve: async (name) => (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address),
  get: (url, ip, headers, signal) => getPinned(request, url, ip, headers, signal),
};

/** Asks `url` of the machine at `ip`: the name is only said, in TLS and in the Host header, and never resolved again. */
export function getPinned(
  ask: typeof request,
  url: URL,
  ip: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const family = isIP(ip);
  return new Promise((done, fail) => {
    const asking = ask(url, {
      headers,
      signal,
      agent: false,
      lookup: (_name, options, answer) => {
        if (options.all) answer(null, [{ address: ip, family }]);
        else answer(null, ip, family);
      },
    });
    asking.once("response", done);
    asking.once("error", fail);
    asking.end();
  });
}
