import type { Db } from "#db/client.server.ts";
import { type EventKind, eventKinds } from "~/features/events/event.ts";
import { isId } from "~/lib/ids.ts";
import { ourPlan } from "./our-templates.ts";
import type { Template, TemplatePlan } from "./template.ts";

/** One for each kind, ours or as the company changed it; then the company's own, the oldest first. */
export async function listTemplates(db: Db): Promise<Template[]> {
  const rows = await db
    .selectFrom("event_template")
    .select(["id", "is_standard as isStandard", "plan"])
    .where("removed_at", "is", null)
    .orderBy("made_at")
    .orderBy("id")
    .execute();
  const stored = rows.map((row) => ({ ...row, plan: row.plan as TemplatePlan }));
  const standard = eventKinds.map((kind): Template => {
    const changed = stored.find((row) => row.isStandard && row.plan.kind === kind);
    return changed
      ? { id: kind, origin: "changed", plan: changed.plan }
      : { id: kind, origin: "ours", plan: ourPlan(kind) };
  });
  const own = stored
    .filter((row) => !row.isStandard)
    .map(({ id, plan }): Template => ({ id, origin: "own", plan }));
  return [...standard, ...own];
}

/** By the name of its kind, or by the id of one of the company's own. */
export async function findTemplate(db: Db, id: string): Promise<Template | undefined> {
  if (!isId(id) && !isKind(id)) return undefined;
  return (await listTemplates(db)).find((template) => template.id === id);
}

export function isKind(text: string): text is EventKind {
  return eventKinds.some((kind) => kind === text);
}
