import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { allStaff, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: allStaff } satisfies RouteHandle;

/** Settings begin with what the reader may change: the company's members, else one's own account. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  throw redirect(member.role === "administrator" ? "/settings/members" : "/settings/account");
}
