import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { renewMyPage } from "~/features/my-page/renew-my-page.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireId } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/candidates/${requireId(params.id)}`);
}

/** Sends the candidate the way to their own page. Colleagues never see the link: with it one could answer for them. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const candidateId = requireId(params.id);
  await renewMyPage(context.db, context.jobs, {
    candidateId,
    secret: context.secret,
    now: context.now(),
  });
  return redirect(`/candidates/${candidateId}?done=page-sent`);
}
