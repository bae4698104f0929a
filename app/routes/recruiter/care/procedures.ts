import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { procedureStates, procedures, setProcedure } from "~/features/care/set-procedure.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound, requireId } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/candidates/${requireId(params.id)}`);
}

/** How far the procedures before the first day are. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const candidateId = requireId(params.id);
  const form = await request.formData();
  for (const procedure of procedures) {
    const state = procedureStates.find((each) => each === form.get(procedure));
    const by = { by: member.id, now: context.now() };
    const set = await setProcedure(context.db, { candidateId, procedure, state, ...by });
    if (!set.ok) throw notFound();
  }
  return redirect(`/candidates/${candidateId}?done=saved`);
}
