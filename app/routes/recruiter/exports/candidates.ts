import { Readable } from "node:stream";
import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { sortFromQuery } from "~/features/candidates/candidate-filter.ts";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import {
  exportCp932,
  exportCsv,
  exportFileName,
  exportXlsx,
  formatFrom,
} from "~/features/exports/export-candidates.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { localeOf } from "~/http/locale.ts";
import { type Member, requireMember } from "~/http/require-member.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** The list of candidates as a file: the address of the list, and `format` = csv, cp932 or xlsx. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  return answer(request, context, member, new URL(request.url).searchParams);
}

/** The same for people chosen in the list: too many ids for an address come as a form. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const query = new URLSearchParams();
  for (const [name, value] of await request.formData())
    if (typeof value === "string") query.append(name, value);
  const whole = query.get("query");
  if (whole !== null) for (const [name, value] of new URLSearchParams(whole)) query.append(name, value);
  return answer(request, context, member, query);
}

async function answer(
  request: Request,
  context: AppContext,
  member: Member,
  query: URLSearchParams,
): Promise<Response> {
  const { filter, clock, zone } = await openFilter(context.db, {
    query,
    memberId: member.id,
    now: context.now(),
  });
  const ask = { filter, sort: sortFromQuery(query), clock, zone, locale: localeOf(request, member.locale) };
  const format = formatFrom(query);
  const name = exportFileName({ filter, today: clock.today, locale: ask.locale }, format);
  if (format === "xlsx") return file(new Uint8Array(await exportXlsx(context.db, ask)), name, xlsxType);
  if (format === "csv")
    return file(
      createReadableStreamFromReadable(Readable.from(exportCsv(context.db, ask))),
      name,
      "text/csv; charset=utf-8",
    );
  const { bytes, lacking } = await exportCp932(context.db, ask);
  if (lacking.length > 0 && query.get("as") !== "geta" && filter.ids.length <= 50) {
    query.delete("format");
    throw redirect(`/candidates/export/characters?${query}`);
  }
  return file(new Uint8Array(bytes), name, "text/csv; charset=shift_jis");
}

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function file(body: BodyInit, name: string, type: string): Response {
  const plain = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\]/g, "_");
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
