import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { undoTogether } from "~/features/offers/move-together.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { nextPath } from "~/http/next-path.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { isId } from "~/lib/ids.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** Takes back what was moved together, and returns to where it was done from. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const togetherId = String(form.get("together") ?? "");
  const undone = isId(togetherId)
    ? await undoTogether(context.db, {
        togetherId,
        reason: m.offer_together_undone_reason({}, { locale }),
        by: member.id,
        now: context.now(),
      })
    : { count: 0, left: 0 };
  const back = new URL(nextPath(String(form.get("back") ?? "")) ?? "/offers", request.url);
  back.searchParams.set("done", "undone");
  back.searchParams.set("count", String(undone.count));
  return redirect(back.pathname + back.search);
}
