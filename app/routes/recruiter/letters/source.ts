import type { LoaderFunctionArgs } from "@remix-run/node";
import { findLetter } from "~/features/letters/letter-queries.server.ts";
import { mayReadContent } from "~/features/letters/may-read-content.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound, required, requireId } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** The bytes of a letter as they went out, to read or to keep. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const letter = required(await findLetter(context.db, requireId(params.id)));
  if (!letter.source || !mayReadContent(letter.letter, member.role)) throw notFound();
  const isDownload = new URL(request.url).searchParams.has("download");
  return new Response(new Uint8Array(letter.source), {
    headers: {
      "Content-Type": isDownload ? "message/rfc822" : "text/plain; charset=us-ascii",
      "Content-Disposition": `${isDownload ? "attachment" : "inline"}; filename="${letter.id}.eml"`,
      "Cache-Control": "no-store",
      "Content-Security-Policy": "default-src 'none'; sandbox",
    },
  });
}
