import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { saveNewsletterConsent } from "~/features/newsletters/newsletter-consent.server.ts";
import { saveContactWish } from "~/features/privacy/save-contact-wish.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { requireStopLink } from "~/http/require-link.server.ts";

export const handle = { access: "link" } satisfies RouteHandle;

/** Somebody who opens the address sees the page on which they choose; scanners change nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  await requireStopLink(context, params.token);
  return redirect(`/c/${params.token}/contact`);
}

/** RFC 8058: the mail program posts without cookies. What is about a seat or an offer somebody holds goes on. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId } = await requireStopLink(context, params.token);
  const said = { candidateId, through: "one_click", now: context.now() } as const;
  const isNewsletter = new URL(request.url).searchParams.get("of") === "newsletter";
  if (isNewsletter) await saveNewsletterConsent(context.db, { ...said, isOpen: false });
  else await saveContactWish(context.db, { ...said, most: 0 });
  return new Response("OK", {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
