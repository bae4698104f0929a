// Calls a route's loader or action as the server would, and answers what comes out: a Response, thrown or returned, or data.
import type { AppContext } from "~/http/context.ts";

type Route = {
  loader?: (args: never) => unknown;
  action?: (args: never) => unknown;
};

type Visit = {
  path: string;
  context: AppContext;
  params?: Record<string, string>;
  /** Makes it a POST. */
  form?: Record<string, string> | URLSearchParams;
  cookie?: string;
  headers?: Record<string, string>;
};

export type Answer = { status: number; location: string; cookies: string[]; data: unknown };

export async function visit(
  route: Route,
  { path, context, params = {}, form, cookie, headers }: Visit,
): Promise<Answer> {
  const request = new Request(new URL(path, context.appUrl), {
    headers: {
      "x-client-address": "192.0.2.7",
      "accept-language": "ja",
      ...headers,
      ...(cookie && { cookie }),
    },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
  const handle = form ? route.action : route.loader;
  if (!handle) throw new Error("this route doesn't answer that");
  try {
    return answerOf(await handle({ request, context, params } as never));
  } catch (thrown) {
    if (thrown instanceof Response) return answerOf(thrown);
    throw thrown;
  }
}

/** The Cookie header of a browser that has just been given these, on top of what it had. */
export function keptCookies(answer: Answer, before = ""): string {
  const jar = new Map(before.split("; ").filter(Boolean).map(pair));
  for (const cookie of answer.cookies) {
    const [name, value] = pair(cookie.split(";")[0] ?? "");
    if (/max-age=0/i.test(cookie)) jar.delete(name);
    else jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

function pair(text: string): [string, string] {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
}

function answerOf(result: unknown): Answer {
  if (result instanceof Response)
    return {
      status: result.status,
      location: result.headers.get("location") ?? "",
      cookies: result.headers.getSetCookie(),
      data: undefined,
    };
  if (typeof result === "object" && result && "type" in result && result.type === "DataWithResponseInit") {
    const { data, init } = result as unknown as { data: unknown; init: { status?: number } | number | null };
    const status = typeof init === "number" ? init : (init?.status ?? 200);
    return { status, location: "", cookies: [], data };
  }
  return { status: 200, location: "", cookies: [], data: result };
}
