import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { issueAnswerLink } from "~/features/my-page/issue-answer-link.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { required, requireId } from "~/http/responses.ts";

export const handle = { access: "link" } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { frame } = await requireMyPage(request, context, params.token);
  return redirect(frame.base + frame.query);
}

/** To the answer page of an invitation whose own link has grown old: a new one is made, which a GET never does. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, frame } = await requireMyPage(request, context, params.token);
  const path = await issueAnswerLink(context.db, {
    candidateId,
    invitationId: requireId(params.invitation),
    secret: context.secret,
    now: context.now(),
  });
  return redirect(`${required(path)}${frame.query}`, { status: 303 });
}
