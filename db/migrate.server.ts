import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as house from "./migrations/0001-house.ts";
import * as accounts from "./migrations/0002-accounts.ts";
import * as candidates from "./migrations/0003-candidates.ts";
import * as imports from "./migrations/0004-imports.ts";
import * as events from "./migrations/0005-events.ts";
import * as letters from "./migrations/0006-letters.ts";
import * as calls from "./migrations/0007-calls.ts";
import * as lighterImports from "./migrations/0008-lighter-imports.ts";
import * as keptDryRuns from "./migrations/0009-kept-dry-runs.ts";
import * as sessions from "./migrations/0010-sessions.ts";
import * as partySeats from "./migrations/0011-party-seats.ts";
import * as listIndexes from "./migrations/0016-list-indexes.ts";
import * as hosts from "./migrations/0018-hosts.ts";
import * as feeds from "./migrations/0019-feeds.ts";
import * as ownPage from "./migrations/0020-own-page.ts";
import * as questions from "./migrations/0021-questions.ts";
import * as ownData from "./migrations/0022-own-data.ts";
import * as notes from "./migrations/0025-notes.ts";
import * as tasks from "./migrations/0026-tasks.ts";
import * as care from "./migrations/0027-care.ts";
import * as today from "./migrations/0028-today.ts";
import * as families from "./migrations/0030-families.ts";
import * as theDay from "./migrations/0040-the-day.ts";
import * as after from "./migrations/0041-after.ts";
import * as reminders from "./migrations/0042-reminders.ts";
import * as eventMessages from "./migrations/0043-event-messages.ts";
import * as storms from "./migrations/0044-storms.ts";
import * as templates from "./migrations/0046-templates.ts";
import * as ceremonies from "./migrations/0047-ceremonies.ts";
import * as answersTogether from "./migrations/0050-answers-together.ts";
import * as quietHours from "./migrations/0051-quiet-hours.ts";
import * as mergedBriefings from "./migrations/0052-merged-briefings.ts";
import * as severalOffers from "./migrations/0060-several-offers.ts";
import * as offerTally from "./migrations/0061-offer-tally.ts";
import * as movesTogether from "./migrations/0062-moves-together.ts";
import * as joining from "./migrations/0063-joining.ts";
import * as retention from "./migrations/0064-retention.ts";
import * as wording from "./migrations/0065-wording.ts";
import * as inboundMail from "./migrations/0075-inbound-mail.ts";
import * as bounces from "./migrations/0080-bounces.ts";
import * as letterTexts from "./migrations/0085-letter-texts.ts";
import * as reports from "./migrations/0090-reports.ts";
import * as hostProfile from "./migrations/0100-host-profile.ts";
import * as contactOverrides from "./migrations/0105-contact-overrides.ts";
import * as saidThrough from "./migrations/0106-said-through.ts";
import * as calendarSent from "./migrations/0110-calendar-sent.ts";
import * as stormFamilies from "./migrations/0115-storm-families.ts";
import * as familyArrivals from "./migrations/0116-family-arrivals.ts";
import * as seniorTalks from "./migrations/0117-senior-talks.ts";
import * as examWeeks from "./migrations/0118-exam-weeks.ts";
import * as lineContacts from "./migrations/0119-line-contacts.ts";
import * as pauseReason from "./migrations/0120-pause-reason.ts";
import * as dkimKey from "./migrations/0121-dkim-key.ts";
import * as mailings from "./migrations/0122-mailings.ts";
import * as newsletters from "./migrations/0123-newsletters.ts";
import * as hostDirectory from "./migrations/0130-host-directory.ts";
import * as hostBusy from "./migrations/0131-host-busy.ts";
import * as slots from "./migrations/0132-slots.ts";
import * as meetingPolicy from "./migrations/0133-meeting-policy.ts";
import * as matching from "./migrations/0134-matching.ts";
import * as hostFeedback from "./migrations/0135-host-feedback.ts";
import * as perks from "./migrations/0140-perks.ts";
import * as trips from "./migrations/0141-trips.ts";
import * as morning from "./migrations/0155-morning.ts";
import * as answersPlannedOnce from "./migrations/0156-answers-planned-once.ts";
import * as whatWaits from "./migrations/0160-what-waits.ts";
import * as offersOfWhom from "./migrations/0161-offers-of-whom.ts";
import * as lighterRows from "./migrations/0165-lighter-rows.ts";
import * as tripAudience from "./migrations/0170-trip-audience.ts";
import * as tripAlternative from "./migrations/0171-trip-alternative.ts";
import * as tripCalls from "./migrations/0172-trip-calls.ts";
import * as tripDayDoubts from "./migrations/0173-trip-day-doubts.ts";
import * as perkPlaces from "./migrations/0177-perk-places.ts";
import * as ownWaits from "./migrations/0178-own-waits.ts";
import * as importRest from "./migrations/0179-import-rest.ts";

/** Numbered and forward only. A new one goes at the end; one that has landed is never edited. */
const migrations: Record<string, Migration> = {
  "0001-house": house,
  "0002-accounts": accounts,
  "0003-candidates": candidates,
  "0004-imports": imports,
  "0005-events": events,
  "0006-letters": letters,
  "0007-calls": calls,
  "0008-lighter-imports": lighterImports,
  "0009-kept-dry-runs": keptDryRuns,
  "0010-sessions": sessions,
  "0011-party-seats": partySeats,
  "0016-list-indexes": listIndexes,
  "0018-hosts": hosts,
  "0019-feeds": feeds,
  "0020-own-page": ownPage,
  "0021-questions": questions,
  "0022-own-data": ownData,
  "0025-notes": notes,
  "0026-tasks": tasks,
  "0027-care": care,
  "0028-today": today,
  "0030-families": families,
  "0040-the-day": theDay,
  "0041-after": after,
  "0042-reminders": reminders,
  "0043-event-messages": eventMessages,
  "0044-storms": storms,
  "0046-templates": templates,
  "0047-ceremonies": ceremonies,
  "0050-answers-together": answersTogether,
  "0051-quiet-hours": quietHours,
  "0052-merged-briefings": mergedBriefings,
  "0060-several-offers": severalOffers,
  "0061-offer-tally": offerTally,
  "0062-moves-together": movesTogether,
  "0063-joining": joining,
  "0064-retention": retention,
  "0065-wording": wording,
  "0075-inbound-mail": inboundMail,
  "0080-bounces": bounces,
  "0085-letter-texts": letterTexts,
  "0090-reports": reports,
  "0100-host-profile": hostProfile,
  "0105-contact-overrides": contactOverrides,
  "0106-said-through": saidThrough,
  "0110-calendar-sent": calendarSent,
  "0115-storm-families": stormFamilies,
  "0116-family-arrivals": familyArrivals,
  "0117-senior-talks": seniorTalks,
  "0118-exam-weeks": examWeeks,
  "0119-line-contacts": lineContacts,
  "0120-pause-reason": pauseReason,
  "0121-dkim-key": dkimKey,
  "0122-mailings": mailings,
  "0123-newsletters": newsletters,
  "0130-host-directory": hostDirectory,
  "0131-host-busy": hostBusy,
  "0132-slots": slots,
  "0133-meeting-policy": meetingPolicy,
  "0134-matching": matching,
  "0135-host-feedback": hostFeedback,
  "0140-perks": perks,
  "0141-trips": trips,
  "0155-morning": morning,
  "0156-answers-planned-once": answersPlannedOnce,
  "0160-what-waits": whatWaits,
  "0161-offers-of-whom": offersOfWhom,
  "0165-lighter-rows": lighterRows,
  "0170-trip-audience": tripAudience,
  "0171-trip-alternative": tripAlternative,
  "0172-trip-calls": tripCalls,
  "0173-trip-day-doubts": tripDayDoubts,
  "0177-perk-places": perkPlaces,
  "0178-own-waits": ownWaits,
  "0179-import-rest": importRest,
};

/**
 * Brings the database to the newest migration, in one transaction: all of it or nothing.
 * Give it a direct connection, not one through PgBouncer. Returns the names it applied.
 */
export async function migrate<T>(db: Kysely<T>): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => migrations } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    return (results ?? []).map((result) => result.migrationName);
  });
}
