import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawFile } from "~/features/trips/draw-page.server.ts";
import { findDraw } from "~/features/trips/trip-queries.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { required, requireId } from "~/http/responses.ts";

export const handle = {
  access: {
    everyone: true,
    why: "what the public page of a draw shows, as a file for the script that re-computes it",
  },
} satisfies RouteHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const draw = required(await findDraw(context.db, requireId(params.trip)));
  return new Response(`${JSON.stringify(drawFile(draw), null, 2)}\n`, {
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
