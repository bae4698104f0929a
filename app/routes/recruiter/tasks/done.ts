import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { finishTask } from "~/features/tasks/finish-task.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { isId } from "~/lib/ids.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export function loader() {
  return redirect("/today");
}

/** Ticks a task off; done twice it is done. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const form = await request.formData();
  const candidate = String(form.get("candidate") ?? "");
  await finishTask(context.db, {
    taskId: String(form.get("task") ?? ""),
    memberId: member.id,
    now: context.now(),
  });
  return redirect(isId(candidate) ? `/candidates/${candidate}` : "/today");
}
