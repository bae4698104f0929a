import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { careDeeds } from "~/features/care/care.ts";
import { finishSignal, reopenSignal } from "~/features/care/finish-signal.server.ts";
import { giveBackSignal, ownSignal } from "~/features/care/own-signal.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { isId } from "~/lib/ids.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: hiringTeam } satisfies RouteHandle;

const fields = z.object({
  signal: z.uuid(),
  intent: z.enum(["own", "give_back", "done", "reopen"]),
  deed: z.enum(careDeeds).catch("handled"),
  candidate: z.string().max(36).catch(""),
});

export function loader() {
  return redirect("/today");
}

/** Taking a signal on, giving it back, done with what was done, and back. From a person's page it leads back there. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const parsed = fields.safeParse(Object.fromEntries(await request.formData()));
  const gone = () =>
    data({ ok: false as const, sentence: m.today_error_gone({}, { locale }), isDay: false }, 400);
  if (!parsed.success) return gone();
  const { signal, intent, deed, candidate } = parsed.data;
  const now = context.now();
  const by = { signalId: signal, memberId: member.id, now };
  const { db } = context;
  const result = await {
    own: () => ownSignal(db, by),
    give_back: () => giveBackSignal(db, signal, member.id),
    done: () => finishSignal(db, { ...by, deed }),
    reopen: () => reopenSignal(db, signal),
  }[intent]();
  if (isId(candidate)) return redirect(`/candidates/${candidate}#care`);
  return result.ok ? data({ ok: true as const, said: "owned" as const }) : gone();
}
