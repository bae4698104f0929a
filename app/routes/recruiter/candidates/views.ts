import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { removeView, renameView, saveView } from "~/features/candidates/candidate-views.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: hiringTeam } satisfies RouteHandle;

const form = z.object({
  intent: z.enum(["save", "rename", "remove"]),
  name: z.string().default(""),
  query: z.string().max(2000).default(""),
  view: z.string().default(""),
});

/** The tabs of the list live at /candidates; this address only takes their form. */
export async function loader() {
  return redirect("/candidates");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) throw new Response(null, { status: 400 });
  const { intent, name, query, view } = parsed.value;
  const uuid = z.uuid().safeParse(view);
  if (intent === "save") {
    const saved = await saveView(context.db, { memberId: member.id, name, query, now: context.now() });
    if (saved.ok) return redirect(`/candidates?${query}&done=view-saved`);
    return redirect(`/candidates?${query}`);
  }
  if (!uuid.success) throw new Response(m.error_field_unread({}, { locale }), { status: 400 });
  if (intent === "rename") await renameView(context.db, { memberId: member.id, viewId: uuid.data, name });
  else await removeView(context.db, { memberId: member.id, viewId: uuid.data });
  return redirect("/candidates");
}
