import { isId } from "~/lib/ids.ts";

/** The row that the address names; 404 for what isn't there, isn't yours or isn't an id at all. */
export async function requireRow<Row>(
  id: string | undefined,
  find: (id: string) => Promise<Row | undefined>,
): Promise<Row> {
  const row = isId(id) ? await find(id) : undefined;
  if (!row) throw new Response(null, { status: 404, statusText: "Not Found" });
  return row;
}
