import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { laterChoices, laterUntil } from "~/features/today/later.ts";
import { finishRow, putOffRow, undoRest } from "~/features/today/rest-row.server.ts";
import { todayAsk } from "~/features/today/today-page.server.ts";
import type { RestAnswer } from "~/features/today/use-today-tools.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { parseDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: hiringTeam } satisfies RouteHandle;

const fields = z.object({
  key: z.string().max(200),
  kind: z.enum(["done", "later"]),
  choice: z.enum(laterChoices).catch("tomorrow"),
  day: z.string().max(20).catch(""),
  who: z.enum(["mine", "all"]).catch("all"),
});

export function loader() {
  return redirect("/today");
}

/** Done, later, or either taken back. Answers for the page that asked, which stays where it is. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const refuse = (sentence: string, isDay = false) => data<RestAnswer>({ ok: false, sentence, isDay }, 400);
  const gone = () => refuse(m.today_error_gone({}, { locale }));
  const undo = form.get("undo");
  if (typeof undo === "string") {
    const undone = await undoRest(context.db, undo, member.id);
    if (request.headers.get("sec-fetch-dest") === "document") return redirect("/today");
    return undone.ok ? data<RestAnswer>({ ok: true, said: "undone" }) : gone();
  }
  const parsed = fields.safeParse(Object.fromEntries(form));
  if (!parsed.success) return gone();
  const { key, kind, choice, day, who } = parsed.data;
  const now = context.now();
  const ask = todayAsk(new URLSearchParams({ who }), {
    memberId: member.id,
    hasPeople: member.hasPeople,
    locale,
    zone,
    now,
  });
  if (kind === "done") return answer(await finishRow(context.db, key, ask), "done");
  const onDay = parseDay(day, ask.today);
  const until = laterUntil(choice, { now, today: ask.today, zone, ...(onDay ? { day: onDay } : {}) });
  if (!until) return refuse(m.today_later_error({}, { locale }), true);
  return answer(await putOffRow(context.db, key, ask, until), "later");

  function answer(rested: Awaited<ReturnType<typeof finishRow>>, said: "done" | "later") {
    if (!rested.ok) return gone();
    return data<RestAnswer>({ ok: true, said, restId: rested.restId, label: rested.label });
  }
}
