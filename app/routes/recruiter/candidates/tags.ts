import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { noFilter } from "~/features/candidates/candidate-filter.ts";
import { tagCandidates, untagCandidates } from "~/features/candidates/change-candidates.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { badRequest, requireId } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

const form = z.object({ tag: z.string().trim().min(1).max(60), intent: z.enum(["add", "remove"]) });

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/candidates/${requireId(params.id)}`);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const candidateId = requireId(params.id);
  const parsed = await parseForm(request, form);
  if (!parsed.ok) throw badRequest();
  const { tag, intent } = parsed.value;
  const change = {
    filter: { ...noFilter, ids: [candidateId] },
    clock: { now: context.now(), today: "" },
    tag,
  };
  if (intent === "add") await tagCandidates(context.db, change);
  else await untagCandidates(context.db, change);
  return redirect(`/candidates/${candidateId}`);
}
