import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { repairEntry } from "~/features/entries/repair-entry.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireId } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/candidates/${requireId(params.id)}`);
}

/** Mails one entry of the candidate's calendar again, as it stands. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const candidateId = requireId(params.id);
  const form = await request.formData();
  const entryId = requireId(String(form.get("entry") ?? ""));
  const repaired = await repairEntry(context.db, context.jobs, { entryId, candidateId, now: context.now() });
  return redirect(`/candidates/${candidateId}?done=${repaired.ok ? "entry-sent" : "entry-not-sent"}`);
}
