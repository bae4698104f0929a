// The HTTP side of one process: what happens before and after Remix.
import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import type { AppLoadContext, ServerBuild } from "@remix-run/server-runtime";
import { type Context, Hono, type Next } from "hono";
import { log, logError } from "~/lib/log.ts";
import { noteClientAddress } from "./client-address.server.ts";
import { compress } from "./compress.server.ts";
import type { AppContext } from "./context.ts";
import { limitBody } from "./limit-body.server.ts";
import { plainAnswer } from "./plain-answer.server.ts";
import { requestHandlers } from "./request-handlers.server.ts";
import { contentSecurityPolicy, isFromOurselves, securityHeaders } from "./security.server.ts";

export type WebOptions = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: "production" | "development";
  context: Omit<AppContext, "nonce">;
  /** Folder of the browser's files; absent when the development server has them. */
  clientFolder?: string;
  /** Resolves when database and queue answer, else throws. */
  checkReady: () => Promise<void>;
};

export type Web = {
  server: Server;
  /** Takes no more connections, lets what runs finish, and after `patienceMs` cuts the rest. */
  close: (patienceMs: number) => Promise<void>;
};

const largestBody = 31 * 1024 * 1024;

/** Makes the HTTP server; the caller listens. */
export function createWeb(options: WebOptions): Web {
  const app = createApp(options);
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => {
    noteClientAddress(incoming);
    void listener(incoming, outgoing);
  });
  server.keepAliveTimeout = 65_000; // longer than the usual proxy's, which must be the one to hang up
  return { server, close: (patienceMs) => close(server, patienceMs) };
}

export function createApp(options: WebOptions): Hono {
  const { context } = options;
  const app = new Hono();
  const headers = securityHeaders(context.appUrl);

  app.use(logRequest);
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", (c) =>
    options.checkReady().then(
      () => c.text("ready"),
      () => c.text("not ready", 503),
    ),
  );
  if (options.clientFolder) serveFiles(app, options.clientFolder);
  app.use(async (c, next) => {
    if (isFromOurselves(c.req.raw, context.appUrl)) return next();
    log("warn", "refused a form from another site", { path: c.req.path });
    return c.text("This form was sent from another site. Open the page again and send it from there.", 403);
  });
  app.use(
    limitBody(largestBody, (c) =>
      c.text("This is more than 30 MB. Split the file and send the parts one by one.", 413),
    ),
  );
  app.post("/a/:token{[\\w-]+}", plainAnswer(context));
  app.all("*", remixPages(options));
  app.onError((error, c) => {
    logError("request failed", error, { path: c.req.path });
    return c.text("Something went wrong here. Please try again in a moment.", 500);
  });
  return app;
}

async function logRequest(c: Context, next: Next): Promise<void> {
  const start = performance.now();
  await next();
  const isQuiet = c.req.path.startsWith("/assets/") || c.req.path === "/healthz" || c.req.path === "/readyz";
  log(isQuiet ? "debug" : "info", "request", {
    method: c.req.method,
    path: c.req.path,
    status: c.res.status,
    ms: Math.round(performance.now() - start),
  });
}

/** Files with a hash in their name never change; the few others are asked for again after an hour. */
function serveFiles(app: Hono, root: string): void {
  const cached = (value: string) => async (c: Context, next: Next) => {
    await next();
    // What isn't a file ("/candidates.data", "/acceptances.xlsx") went on to the pages, which have said how to keep it.
    if (c.res.ok && !c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", value);
  };
  app.use("/assets/*", cached("public, max-age=31536000, immutable"));
  app.use("/assets/*", serveStatic({ root, precompressed: true }));
  app.all("/assets/*", (c) => c.text("Not found", 404));
  const files = serveStatic({ root });
  app.get("/:file{[\\w-]+\\.[a-z0-9]+}", cached("public, max-age=3600"), files);
  app.get("/.well-known/*", cached("public, max-age=3600"), files);
}

function remixPages(options: WebOptions) {
  const { build, mode } = options;
  const handlerOf = requestHandlers(build, mode);
  return async (c: Context): Promise<Response> => {
    const nonce = randomBytes(16).toString("base64");
    const context: AppLoadContext = { ...options.context, nonce, seen: new Map() };
    // A form on a page that sends no referrer says "Origin: null"; it was checked above, and Remix would refuse it.
    if (c.req.raw.headers.get("Origin") === "null") c.req.raw.headers.delete("Origin");
    const answer = await handlerOf(c.req.path)(c.req.raw, context);
    const headers = new Headers(answer.headers);
    if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", "same-origin");
    if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
    if (options.mode === "production" && /^text\/html/.test(headers.get("Content-Type") ?? ""))
      headers.set("Content-Security-Policy", contentSecurityPolicy(nonce, options.context.appUrl));
    const response = new Response(answer.body, {
      status: answer.status,
      statusText: answer.statusText,
      headers,
    });
    return compress(c.req.raw, response);
  };
}

function close(server: Server, patienceMs: number): Promise<void> {
  return new Promise((done) => {
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
    // A connection that has just got its answer is kept open for the next request: there will be none.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      done();
    });
  });
}
