import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { setDigestHour } from "~/features/today/set-digest-hour.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export function loader() {
  return redirect("/settings/account");
}

/** At which hour one's own morning letter comes; an empty choice stops it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const hour = String((await request.formData()).get("hour") ?? "");
  await setDigestHour(context.db, member.id, /^([01]?\d|2[0-3])$/.test(hour) ? Number(hour) : null);
  return redirect("/settings/account?done=person");
}
