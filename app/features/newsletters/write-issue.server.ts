import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { removeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { unknownNames } from "~/features/mailings/mailing.ts";
import { messageWords } from "~/features/messages/send-message.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Result } from "~/lib/result.ts";
import type { IssueWords } from "./newsletter.ts";

type Written = { id: string; words: IssueWords; memberId: string; now: Date };

/** Keeps a draft, or plans it for its day: then its words have passed the wording check. Only a draft can be changed. */
export async function writeIssue(
  db: Db,
  {
    id,
    words,
    memberId,
    now,
    state,
    secondLook,
  }: Written & { state: "draft" | "planned"; secondLook?: string },
): Promise<Result<object, "not_a_draft" | "unknown_name" | "wording">> {
  if (unknownNames(words.texts).length > 0) return { ok: false, reason: "unknown_name" };
  return db.transaction().execute(async (trx) => {
    const texts = messageWords(words.texts);
    const known = await trx
      .selectFrom("newsletter_issue")
      .select("state")
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (known && known.state !== "draft") return { ok: false, reason: "not_a_draft" } as const;
    if (state === "planned") {
      const passed = await passWording(trx, { texts, place: "mailing", memberId, secondLook, now });
      if (!passed.ok) return passed;
    }
    const row = {
      ...{ title: words.title, texts: JSON.stringify(words.texts), cohort_year: words.year },
      ...{ unit_ids: words.unitIds, sends_on: words.sendsOn, state, written_by: memberId, written_at: now },
    };
    await trx
      .insertInto("newsletter_issue")
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
      .execute();
    return { ok: true } as const;
  });
}

/** Takes a planned issue back to a draft; of one that was written already, stops what waits for the morning. Answers how many. */
export async function takeBackIssue(db: Db, id: string, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const begun = sql<boolean>`exists (select from newsletter_copy c where c.issue_id = newsletter_issue.id)`;
    await trx
      .updateTable("newsletter_issue")
      .set({ state: "draft" })
      .where("id", "=", id)
      .where("state", "=", "planned")
      .where((is) => is.not(begun))
      .execute();
    const stopped = await trx
      .updateTable("delivery")
      .set({ state: "stopped", finished_at: now })
      .where("letter", "=", "newsletter")
      .where("state", "=", "queued")
      .where("not_before", ">", now)
      .where(sql<boolean>`details->>'issueId' = ${id}`)
      .returning("candidate_id as candidateId")
      .execute();
    const people = stopped.flatMap(({ candidateId }) => candidateId ?? []);
    const entries = await trx
      .selectFrom("touchpoint")
      .select("id")
      .where((is) => is("candidate_id", "=", is.fn.any(is.val(people))))
      .where("kind", "=", "letter_sent")
      .where(sql<boolean>`details->>'issueId' = ${id}`)
      .execute();
    await removeTouchpoints(
      trx,
      entries.map((entry) => entry.id),
    );
    return people.length;
  });
}
