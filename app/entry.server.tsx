import { createReadableStreamFromReadable } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import type { AppLoadContext, EntryContext } from "@remix-run/server-runtime";
import { renderToPipeableStream } from "react-dom/server";
import type { RouteHandle } from "~/http/access.ts";
import { NonceContext } from "~/http/nonce.ts";
import { withoutNul } from "~/http/without-nul.server.ts";
import { logError } from "~/lib/log.ts";

const abortAfterMs = 5_000;

/** Streams the page; inline scripts carry the nonce that the Content-Security-Policy names. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let answer = status;
    let hasShell = false;
    const page = (
      <NonceContext.Provider value={context.nonce}>
        <RemixServer
          context={remixContext}
          url={request.url}
          abortDelay={abortAfterMs}
          nonce={context.nonce}
        />
      </NonceContext.Provider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce: context.nonce,
      onShellReady() {
        hasShell = true;
        const body = withoutNul();
        headers.set("Content-Type", "text/html; charset=utf-8");
        if (!isStaffPage(remixContext)) headers.set("Referrer-Policy", "no-referrer");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        answer = 500;
        if (hasShell) logError("page broke while streaming", error, { url: request.url });
      },
    });
    setTimeout(abort, abortAfterMs + 1_000).unref();
  });
}

/** An address that carries somebody's key must not travel on in a Referer header. */
function isStaffPage({ staticHandlerContext, routeModules }: EntryContext): boolean {
  const page = staticHandlerContext.matches.at(-1);
  const handle: unknown = page && routeModules[page.route.id]?.handle;
  return hasAccess(handle) && typeof handle.access === "object" && "roles" in handle.access;
}

function hasAccess(handle: unknown): handle is RouteHandle {
  return typeof handle === "object" && handle !== null && "access" in handle;
}

/** Remix calls it for what a loader, an action or a page threw and nobody expected. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) logError("page failed", error, { url: request.url });
}
