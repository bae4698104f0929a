// Rows as they go into the database, gathered table by table.
import type { DB } from "#db/schema.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Tables in an order in which every row finds what it refers to. */
export const tables = [
  "company",
  "unit",
  "cohort",
  "hiring_target",
  "member",
  "candidate",
  "candidate_term",
  "candidate_tag",
  "host_profile",
  "offer",
  "offer_move",
  "offer_withdrawal",
  "touchpoint",
  "call_result",
  "event",
  "session",
  "session_host",
  "session_host_history",
  "host_offer",
  "host_busy",
  "invitation",
  "answer_history",
  "session_wish",
  "seat",
  "calendar_entry",
  "private_link",
  "delivery",
  "delivery_attempt",
  "mail_bounce",
  "mail_suppression",
  "reminder",
] as const satisfies readonly (keyof DB)[];

type TableName = (typeof tables)[number];
export type Rows = Record<TableName, Row[]>;

export function noRows(): Rows {
  return Object.fromEntries(tables.map((table) => [table, []])) as unknown as Rows;
}

/** Names of staff members in `staff.ts` order, and of the units. */
export type Ids = { members: readonly string[]; units: readonly string[] };
