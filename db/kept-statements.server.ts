// Statements that run all day are planned once a connection. PostgreSQL plans a statement anew each time it comes without
// a name, which takes longer than running the ones that read little.
import { sql } from "kysely";
import type pg from "pg";

const mark = "/* kept */";

/**
 * Begins a statement whose plan is kept. For those only whose best plan is the same whatever is asked for: states, kinds
 * and limits have to be written out (`sql.lit`), or the planner doesn't see which index fits.
 */
export const kept = sql.raw(mark);

/** Each name costs a connection memory; statements beyond these are planned each time. */
const mostNames = 150;
let generation = 0;

/**
 * Gives kept statements their names on a connection that ends at the server itself. A pooler in transaction mode (PgBouncer)
 * hands the next statement to another server process, which doesn't know the name; it makes up the process number it
 * tells, so it is known by that.
 */
export async function nameKeptStatements(connection: pg.ClientBase): Promise<void> {
  const { rows } = await connection.query<{ pid: number }>("select pg_backend_pid() as pid");
  if ((connection as { processID?: number }).processID !== rows[0]?.pid) return;
  const names = new Map<string, string>();
  const ask: (...asked: unknown[]) => unknown = connection.query.bind(connection);
  const named = async (text: string, values: unknown): Promise<unknown> => {
    try {
      return await ask({ name: nameOf(text, names), text, values });
    } catch (error) {
      // A migration changed a column's type under a kept plan: from now on all are planned under new names.
      if (error instanceof Error && "code" in error && error.code === "0A000") generation++;
      throw error;
    }
  };
  Object.assign(connection, {
    query: (text: unknown, ...rest: unknown[]) =>
      typeof text === "string" && isKept(text) && rest.length === 1
        ? named(text, rest[0])
        : ask(text, ...rest),
  });
}

function isKept(text: string): boolean {
  const at = text.indexOf(mark);
  return at >= 0 && at < 40;
}

function nameOf(text: string, names: Map<string, string>): string | undefined {
  const known = names.get(text);
  if (known === undefined && names.size >= mostNames) return undefined;
  const name = known ?? `kept_${names.size}`;
  names.set(text, name);
  return `${name}_${generation}`;
}
