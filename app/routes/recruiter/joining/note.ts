import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { checkStates } from "~/features/joining/joining.ts";
import { noteCheck } from "~/features/joining/note-check.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound } from "~/http/responses.ts";
import { parseDay, todayIn } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** Notes one paper of one person. An unreadable or future day counts as today: the note matters more than its day. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const candidateId = params.id ?? "";
  if (!isId(candidateId)) throw notFound();
  const form = await request.formData();
  const today = todayIn(zone, context.now());
  const typed = parseDay(String(form.get("on") ?? ""), today) ?? today;
  await noteCheck(context.db, {
    candidateIds: [candidateId],
    documentId: String(form.get("document") ?? ""),
    state: checkStates.find((state) => state === form.get("state")) ?? null,
    on: [typed, today].sort()[0] ?? today,
    ...{ today, by: member.id, now: context.now() },
  });
  return redirect(`/candidates/${candidateId}?done=joining`);
}
