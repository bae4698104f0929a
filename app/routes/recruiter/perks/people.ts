import type { LoaderFunctionArgs } from "@remix-run/node";
import { textIn } from "~/features/events/event.ts";
import { exportPerk } from "~/features/perks/perk-page.server.ts";
import { findPerk } from "~/features/perks/perk-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** Who was told, who applied, what was decided: a CSV that Excel opens. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const perk = await requireRow(params.id, (id) => findPerk(context.db, id));
  const { zone } = await requireCompany(context);
  const bytes = await exportPerk(context.db, perk, { locale, zone, now: context.now() });
  const name = encodeURIComponent(`${textIn(perk.title, locale).replace(/[\\/:*?"<>|]/g, " ")}.csv`);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="perk.csv"; filename*=UTF-8''${name}`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
