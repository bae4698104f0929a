import type { LoaderFunctionArgs } from "@remix-run/node";
import { findAcceptancePicture } from "~/features/acceptances/acceptance-picture.server.ts";
import { type AcceptanceRow, gap } from "~/features/acceptances/acceptance-table.ts";
import { hiringReaders, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatShortDay, todayIn } from "~/lib/dates.ts";
import { type SheetCell, writeXlsx } from "~/lib/spreadsheet.server.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: hiringReaders } satisfies RouteHandle;

/** The table as a workbook: figures as numbers, so that they can be added up further. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const today = todayIn(zone, context.now());
  const year = Number(new URL(request.url).searchParams.get("class")) || undefined;
  const picture = await findAcceptancePicture(context.db, today, year);
  if (!picture) throw new Response(null, { status: 404 });
  const declined = m.acceptance_col_declined({}, { locale });
  const change = m.acceptance_col_change({}, { locale });
  const headings = [
    m.acceptance_col_unit({}, { locale }),
    m.acceptance_col_target({}, { locale }),
    m.acceptance_col_offered({}, { locale }),
    m.acceptance_col_considering({}, { locale }),
    m.acceptance_col_accepted({}, { locale }),
    m.acceptance_col_formal({}, { locale }),
    `${declined} ${m.acceptance_col_before({}, { locale })}`,
    `${declined} ${m.acceptance_col_after({}, { locale })}`,
    m.acceptance_col_withdrawn({}, { locale }),
    m.acceptance_col_gap({}, { locale }),
    `${change} ${m.acceptance_col_yesterday({}, { locale })}`,
    `${change} ${m.acceptance_col_monday({ day: formatShortDay(picture.days.lastMonday, { locale }) }, { locale })}`,
    `${change} ${m.acceptance_col_season({}, { locale })}`,
  ];
  const cells = (row: AcceptanceRow, name: string): SheetCell[] => [
    name,
    row.target,
    row.offered,
    row.considering,
    row.accepted,
    row.formal,
    row.declinedBefore,
    row.declinedAfter,
    row.withdrawn,
    row.target > 0 ? gap(row) : null,
    row.held - row.heldYesterday,
    row.held - row.heldLastMonday,
    row.heldLastSeason === undefined ? null : row.held - row.heldLastSeason,
  ];
  const title = m.acceptance_title({}, { locale });
  const bytes = await writeXlsx([
    {
      name: title,
      headings,
      rows: [
        ...picture.rows.map((row) => cells(row, row.unitName || m.acceptance_no_unit({}, { locale }))),
        cells(picture.total, m.acceptance_total({}, { locale })),
      ],
    },
  ]);
  const fileName = `${title}_${picture.cohort.year}_${today}.xlsx`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="acceptances-${picture.cohort.year}.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });
}
