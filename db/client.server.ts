import { Socket, type SocketConstructorOpts } from "node:net";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { nameKeptStatements } from "./kept-statements.server.ts";
import type { DB } from "./schema.ts";

/** A connection pool or an open transaction: use cases take either. */
export type Db = Kysely<DB>;

// int8 (counts) as numbers: no count of ours passes 2^53. Dates without time stay the text they are: "2026-07-21".
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const pools = new WeakMap<Db, pg.Pool>();

/** Opens a pool. Safe behind PgBouncer in transaction mode: no session state, and names for statements only without it. */
export function connect(url: string, options: { max?: number } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: "enishi",
    onConnect: nameKeptStatements,
    // So much of a COPY waits beside the socket, which itself holds five milliseconds of the server's work: an import is
    // busy with other rows for longer than that.
    stream: () => new Socket({ writableHighWaterMark: 1_048_576 } as SocketConstructorOpts),
  });
  // A lost connection fails the statement that uses it, and the next one gets a new connection. Without a listener on the
  // connection itself Node would end the process: the pool listens only while a connection is idle.
  pool.on("error", () => {});
  pool.on("connect", (connection) => connection.on("error", () => {}));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

/** The database went away, restarts or can't be reached: what was asked is not at fault and may be asked again. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    /^(?:08|57P0|ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(code) || /^Connection terminated/.test(error.message)
  );
}

/** Runs a transaction together with the connection it runs on, for what Kysely has no words for (COPY). */
export async function onOneConnection<T>(
  db: Db,
  work: (trx: Db, connection: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const pool = pools.get(db);
  if (!pool) throw new Error("only a pool of connect() can hand out a connection, a transaction can't");
  const connection = await pool.connect();
  // Kysely gives the connection back at the end of the transaction, whatever its end is.
  const only = { connect: async () => connection, end: async () => {}, options: pool.options };
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: only }) })
    .transaction()
    .execute((trx) => work(trx, connection));
}
