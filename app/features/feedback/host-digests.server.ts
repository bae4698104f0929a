import type { Db } from "#db/client.server.ts";
import { hostsDigest } from "#emails/hosts/hosts-digest.ts";
import type { LetterContent, LetterSender } from "#emails/layout/letter-content.ts";
import { listHostedSessions } from "~/features/hosts/host-queries.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { dayOfWeek, todayIn } from "~/lib/dates.ts";
import { isLocale } from "~/lib/locale.ts";
import { addressed, type PersonName } from "~/lib/names.ts";
import { listMetGuests } from "./host-feedback.server.ts";

const monday = 1;
const hour = "08";

/**
 * The letter of a host's Monday, at eight of their own clock: how much they lead this week, what waits for an answer, whom
 * they met and might say a word of. Once a week, only when there is something, and not while they rest.
 */
export async function writeHostDigests(db: Db, jobs: Jobs, now: Date): Promise<number> {
  const hosts = await db
    .selectFrom("member")
    .leftJoin("host_offer", "host_offer.member_id", "member.id")
    .select(["member.id", "email", "locale", "zone", "host_offer.paused_until as pausedUntil"])
    .where("role", "=", "host")
    .where("ended_at", "is", null)
    .execute();
  let written = 0;
  for (const host of hosts) {
    const today = todayIn(host.zone, now);
    if (dayOfWeek(today) !== monday || clockHour(host.zone, now) !== hour) continue;
    if (host.pausedUntil && host.pausedUntil > today) continue;
    const week = new Date(now.getTime() + 7 * 86_400_000);
    const sessions = await listHostedSessions(db, host.id, now);
    const soon = sessions.filter((session) => session.startsAt < week && session.state !== "asked");
    const asked = sessions.filter((session) => session.state === "asked").length;
    const met = (await listMetGuests(db, { memberId: host.id, now })).filter((guest) => !guest.given).length;
    if (soon.length + asked + met === 0) continue;
    await db.transaction().execute(async (trx) => {
      const first = await trx
        .insertInto("digest_sent")
        .values({ member_id: host.id, sent_on: today })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (Number(first.numInsertedOrUpdatedRows ?? 0) === 0) return;
      await writeDelivery(trx, jobs, {
        letter: "hosts_digest",
        mailClass: "transactional",
        to: { memberId: host.id },
        address: host.email,
        locale: isLocale(host.locale) ? host.locale : "ja",
        details: { coming: soon.length, asked, met },
        now,
      });
      written += 1;
    });
  }
  return written;
}

type Letter = PersonName & { letter: string; locale: string; details: Record<string, unknown> };

/** Words of a host's Monday letter; undefined for another one. */
export function hostDigestLetter(
  letter: Letter,
  sender: LetterSender,
  appUrl: string,
): LetterContent | undefined {
  if (letter.letter !== "hosts_digest") return undefined;
  const locale = isLocale(letter.locale) ? letter.locale : "ja";
  const count = (name: string) => Number(letter.details[name] ?? 0);
  return hostsDigest({
    ...{ locale, sender, greeting: addressed(letter, locale), url: `${appUrl}/host` },
    ...{ coming: count("coming"), asked: count("asked"), met: count("met") },
  });
}

function clockHour(zone: string, now: Date): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(now);
}
