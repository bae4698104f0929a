import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { undoMerge } from "~/features/candidates/undo-merge.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { badRequest, notFound } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: hiringTeam } satisfies RouteHandle;

const form = z.object({ merge: z.uuid() });

export async function loader() {
  return redirect("/candidates");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) throw badRequest();
  const undone = await undoMerge(context.db, {
    mergeId: parsed.value.merge,
    by: member.id,
    now: context.now(),
  });
  if (undone.ok) return redirect(`/candidates/${undone.keptId}?done=unmerged`);
  if (undone.reason === "not_found") throw notFound();
  throw badRequest({
    title: m.candidate_unmerge_no({}, { locale }),
    text: m.candidate_unmerge_no_text({}, { locale }),
  });
}
