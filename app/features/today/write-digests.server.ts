import type { Db } from "#db/client.server.ts";
import { hasPeople } from "~/features/accounts/session.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { isLocale } from "~/lib/locale.ts";
import { countToday } from "./list-today.server.ts";
import { todayAsk } from "./today-page.server.ts";

/**
 * The morning letters that are due: on weekdays, in the hour each colleague chose of their own zone, once a day, and only
 * when somebody waits or something is due. Figures only: what people wrote stays in the house.
 */
export async function writeDigests(db: Db, jobs: Jobs, now: Date): Promise<number> {
  const company = await db.selectFrom("company").select("zone").executeTakeFirst();
  if (!company) return 0;
  const members = await db
    .selectFrom("member")
    .select(["id", "email", "locale", "zone", "digest_hour", hasPeople.as("hasPeople")])
    .where("role", "in", ["administrator", "recruiter"])
    .where("ended_at", "is", null)
    .where("user_id", "is not", null)
    .where("digest_hour", "is not", null)
    .execute();
  let written = 0;
  for (const member of members.filter((each) => isMorning(each.zone, each.digest_hour, now))) {
    const locale = isLocale(member.locale) ? member.locale : "ja";
    const ask = todayAsk(new URLSearchParams(), {
      memberId: member.id,
      hasPeople: member.hasPeople,
      locale,
      zone: company.zone,
      now,
    });
    const { waiting, week, longest } = await countToday(db, ask);
    await db.transaction().execute(async (trx) => {
      const first = await trx
        .insertInto("digest_sent")
        .values({ member_id: member.id, sent_on: todayIn(member.zone, now) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (Number(first.numInsertedOrUpdatedRows ?? 0) === 0 || waiting.count + week.count === 0) return;
      await writeDelivery(trx, jobs, {
        letter: "today_digest",
        mailClass: "transactional",
        to: { memberId: member.id },
        address: member.email,
        locale,
        details: {
          at: now.toISOString(),
          day: todayIn(member.zone, now),
          waiting: waiting.count,
          since: longest?.toISOString() ?? "",
          week: week.count,
        },
        now,
      });
      written++;
    });
  }
  return written;
}

function isMorning(zone: string, hour: number | null, now: Date): boolean {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    hourCycle: "h23",
    weekday: "short",
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return Number(part("hour")) === hour && !["Sat", "Sun"].includes(part("weekday"));
}
