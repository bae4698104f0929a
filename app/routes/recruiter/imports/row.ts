import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { correctRow, decideRow } from "~/features/imports/decide-row.server.ts";
import { fromFile, type ImportField, isImportField } from "~/features/imports/import-field.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { badRequest, requireId } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** What somebody decided or typed about one line of a file; back to the page it was decided on. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const fileId = requireId(params["fileId"]);
  const line = Number(params["line"]);
  if (!Number.isInteger(line) || line < 1) throw badRequest();
  const form = await request.formData();
  const now = context.now();
  const intent = form.get("intent");
  const cleared: ImportField[] = [];
  const cells: Partial<Record<ImportField, string>> = {};
  for (const [name, value] of form)
    if (name.startsWith("cell-") && typeof value === "string") {
      const field = name.slice("cell-".length);
      if (!isImportField(field)) continue;
      if (value === fromFile) cleared.push(field);
      else cells[field] = value.slice(0, 4_000);
    }
  if (intent === "fix") await correctRow(context.db, { fileId, line, cells, now });
  else if (intent === "merge")
    await decideRow(context.db, { fileId, line, decision: "merge", cells, cleared, now });
  else if (intent === "add" || intent === "later")
    await decideRow(context.db, { fileId, line, decision: intent, now });
  else throw badRequest();
  return redirect(`/candidates/import/${fileId}#rows`);
}
