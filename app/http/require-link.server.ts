import { redirect } from "@remix-run/node";
import { findHostLink, type HostLink } from "~/features/hosts/host-link.server.ts";
import { findLink, type LinkPurpose, type PrivateLink } from "~/features/letters/private-link.server.ts";
import type { AppContext } from "./context.ts";

/** The same for the link in a host's letter: one session, one colleague. Undefined for one that doesn't open. */
export async function requireHostLink(
  context: Pick<AppContext, "db" | "now">,
  token: string | undefined,
): Promise<HostLink | undefined> {
  return token ? findHostLink(context.db, token, context.now()) : undefined;
}

export type OpenLink = PrivateLink & { candidateId: string };

/**
 * The guard of pages that a private link opens. An old, replaced or unknown link leads to the page that sends a new
 * one to the address we know; that page says the same whether the person exists or not.
 */
export async function requireLink(
  request: Request,
  context: Pick<AppContext, "db" | "now">,
  token: string | undefined,
  purpose: LinkPurpose,
): Promise<OpenLink> {
  const link = token ? await findLink(context.db, token, context.now()) : undefined;
  if (link?.state === "open" && link.purpose === purpose && link.candidateId)
    return { ...link, candidateId: link.candidateId };
  const lang = new URL(request.url).searchParams.get("lang");
  throw redirect(
    `/a/${encodeURIComponent(token ?? "-")}/renew${lang ? `?lang=${encodeURIComponent(lang)}` : ""}`,
  );
}

/**
 * The guard of an address in a letter's header that only stops letters: it works as long as the letter is kept, also
 * after the page itself got a new link. 404 for an unknown one.
 */
export async function requireStopLink(
  context: Pick<AppContext, "db" | "now">,
  token: string | undefined,
): Promise<{ candidateId: string }> {
  const link = token ? await findLink(context.db, token, context.now()) : undefined;
  if (link?.purpose !== "my_page" || !link.candidateId) throw new Response(null, { status: 404 });
  return { candidateId: link.candidateId };
}

/** What every page behind a private link sends along: its address is a key. */
export const privatePageHeaders = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
};
