import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/http/access.ts";

export const handle = {
  access: { everyone: true, why: "whoever lost the link to their page asks for a new one here" },
} satisfies RouteHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/a/-/renew${new URL(request.url).search}`);
}
