import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { makeTemplate } from "~/features/templates/make-template.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound, requireId } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** Keeps an event as a template, and shows it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const result = await makeTemplate(context.db, {
    eventId: requireId(params.id),
    memberId: member.id,
    now: context.now(),
  });
  if (!result.ok) throw notFound();
  return redirect(`/events/templates/${result.templateId}`, { status: 303 });
}
