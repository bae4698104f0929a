import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { handoverFormats, makeHandover } from "~/features/joining/handover-file.server.ts";
import { askFrom } from "~/features/joining/handover-page.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export function loader() {
  return redirect("/joining/handover");
}

/** The file. It comes by POST, because making it is kept in the log. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const form = await request.formData();
  const query = new URLSearchParams();
  for (const name of ["class", "layout", "part", "numbers"]) query.set(name, String(form.get(name) ?? ""));
  const year = required(Number(query.get("class")) || undefined);
  const format = required(handoverFormats.find((each) => each === form.get("format")));
  const ask = { ...askFrom(query, year), format, by: member.id, now: context.now() };
  const { bytes, name, type } = await makeHandover(context.db, ask);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
