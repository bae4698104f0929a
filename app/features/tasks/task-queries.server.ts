import type { Db } from "#db/client.server.ts";
import { isId } from "~/lib/ids.ts";
import { namesIn } from "./task.ts";

/** Open tasks about one candidate, the nearest first. */
export async function listTasksOf(db: Db, candidateId: string) {
  return db
    .selectFrom("task")
    .innerJoin("member", "member.id", "task.member_id")
    .select(["task.id", "task.title", "task.due_on as dueOn", "task.member_id as memberId"])
    .select(["member.family_name as familyName", "member.given_name as givenName", "member.romaji"])
    .where("task.candidate_id", "=", candidateId)
    .where("task.kind", "=", "task")
    .where("task.done_at", "is", null)
    .orderBy("task.due_on")
    .orderBy("task.id")
    .limit(50)
    .execute();
}

/** Somebody who works on candidates and is still with us. */
export async function isColleague(db: Db, memberId: string): Promise<boolean> {
  if (!isId(memberId)) return false;
  const member = await db
    .selectFrom("member")
    .select("id")
    .where("id", "=", memberId)
    .where("ended_at", "is", null)
    .where("role", "in", ["administrator", "recruiter"])
    .executeTakeFirst();
  return member !== undefined;
}

/** Colleagues named with @ in a text: by family name, full name or romaji. Two with the same family name are both meant. */
export async function findNamed(db: Db, text: string): Promise<string[]> {
  const names = namesIn(text).map((name) => fold(name));
  if (names.length === 0) return [];
  const members = await db
    .selectFrom("member")
    .select(["id", "family_name", "given_name", "romaji"])
    .where("ended_at", "is", null)
    .where("role", "in", ["administrator", "recruiter"])
    .execute();
  return members
    .filter((member) =>
      names.some((name) =>
        [member.family_name, member.family_name + member.given_name, member.romaji]
          .map(fold)
          .some((known) => known !== "" && (name === known || isNameWithTitle(name, known))),
      ),
    )
    .map((member) => member.id);
}

function fold(name: string): string {
  return name.normalize("NFKC").replaceAll(" ", "").toLowerCase();
}

/** "@森下さん、…": Japanese and Korean go on without a space. */
function isNameWithTitle(name: string, known: string): boolean {
  return name.startsWith(known) && /^(?:さん|様|씨|님|くん)/.test(name.slice(known.length));
}
