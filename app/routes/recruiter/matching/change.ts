import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { changePair } from "~/features/matching/change-pair.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireId } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** Gives one person of a proposal another slot, or none. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const form = await request.formData();
  const id = (name: string) => requireId(String(form.get(name) ?? ""));
  const session = String(form.get("session") ?? "");
  const [runId, candidateId] = [id("run"), id("person")];
  const sessionId = session === "" ? null : requireId(session);
  const changed = await changePair(context.db, { runId, candidateId, sessionId, now: context.now() });
  const query = changed.ok ? "" : "?refused=1";
  return redirect(`/events/${requireId(params.id)}/matching${query}#p-${candidateId}`, 303);
}
