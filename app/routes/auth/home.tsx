import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { isOpenDemo } from "~/features/accounts/sign-in-to-demo.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { findSignedIn, requireSession } from "~/http/require-member.server.ts";

export const handle = {
  access: { everyone: true, why: "the front door only sends people on" },
} satisfies RouteHandle;

const places = {
  administrator: "/acceptances",
  recruiter: "/acceptances",
  viewer: "/acceptances",
  host: "/host",
  desk: "/desk",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!(await findSignedIn(request, context)) && (await isOpenDemo(context.db, context.isEmbedded)))
    throw redirect("/demo");
  const { member } = await requireSession(request, context);
  throw redirect(places[member.role]);
}
