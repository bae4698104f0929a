import type { Db } from "#db/client.server.ts";
import { forgetBounces } from "~/features/bounces/forget-bounces.server.ts";
import { tendCare } from "~/features/care/tend-care.server.ts";
import { expireClaims } from "~/features/events/expire-claims.server.ts";
import { forgetNeeds } from "~/features/events/forget-needs.server.ts";
import { releaseSeats } from "~/features/events/release-seats.server.ts";
import { forgetFamilies } from "~/features/families/forget-families.server.ts";
import { remindFamilies } from "~/features/families/remind-families.server.ts";
import { writeHostDigests } from "~/features/feedback/host-digests.server.ts";
import { forgetHostFeedback } from "~/features/feedback/host-feedback.server.ts";
import { forgetHosts } from "~/features/hosts/own-calendar.server.ts";
import { readCalendarsApart } from "~/features/hosts/read-calendars.server.ts";
import { forgetOldFiles } from "~/features/imports/forget-files.server.ts";
import { runImportApart } from "~/features/imports/run-import-apart.server.ts";
import { writeRest } from "~/features/imports/write-rest.server.ts";
import { forgetMailings } from "~/features/mailings/mailing-queries.server.ts";
import { forgetMatchings, runMatchingApart } from "~/features/matching/run-matching.server.ts";
import { sendNewsletters } from "~/features/newsletters/send-newsletters.server.ts";
import { forgetNotes } from "~/features/notes/forget-notes.server.ts";
import { forgetWaitingPapers } from "~/features/offers/bring-papers.server.ts";
import { mendCharge } from "~/features/offers/mend-charge.server.ts";
import { tidyTally } from "~/features/offers/tally-offers.server.ts";
import { forgetPerks } from "~/features/perks/forget-perks.server.ts";
import { forgetPeople } from "~/features/privacy/forget-people.server.ts";
import { writeReminders } from "~/features/reminders/write-reminders.server.ts";
import { forgetMail } from "~/features/replies/forget-mail.server.ts";
import { forgetReports } from "~/features/reports/forget-reports.server.ts";
import { forgetTalks, tendTalks } from "~/features/talks/tend-talks.server.ts";
import { mendWaits } from "~/features/today/mend-waits.server.ts";
import { tidyToday } from "~/features/today/tidy-today.server.ts";
import { writeDigests } from "~/features/today/write-digests.server.ts";
import { forgetTrips } from "~/features/trips/forget-trips.server.ts";
import { remindTravellers } from "~/features/trips/remind-travellers.server.ts";
import { expireTripClaims, leaveAllTrips } from "~/features/trips/withdraw-from-trip.server.ts";
import { forgetOverrides } from "~/features/wording/check-wording.server.ts";
import { log } from "~/lib/log.ts";
import type { Apart } from "./apart.ts";
import type { JobName, JobPayloads } from "./job.ts";
import type { Jobs } from "./queue.server.ts";

export type JobMeans = {
  db: Db;
  jobs: Jobs;
  now: () => Date;
  /** Opens what is kept sealed. */
  secret: string;
  apart?: Apart | undefined;
};

export type Handlers = {
  [Name in JobName]: (payload: JobPayloads[Name], means: JobMeans) => Promise<unknown>;
};

/** Who does which job. Each may be run twice for one request, and bears it. */
export const handlers: Handlers = {
  "expire-claims": async (_, { db, jobs, now }) => {
    await expireClaims(db, jobs, now());
    await expireTripClaims(db, jobs, now());
  },
  "forget-needs": async (_, { db, now }) => {
    await forgetNeeds(db, now());
    await forgetTrips(db, now());
  },
  "forget-families": (_, { db, now }) => forgetFamilies(db, now()),
  "remind-families": (_, { db, jobs, now }) => remindFamilies(db, jobs, now()),
  "forget-bounces": (_, { db, now }) => forgetBounces(db, now()),
  "forget-files": async (_, { db, now }) => {
    await forgetOldFiles(db, now());
    await forgetWaitingPapers(db, now());
  },
  "forget-people": (_, { db, jobs, now }) =>
    forgetPeople(db, now(), async (trx, candidateId) => {
      await leaveAllTrips(trx, jobs, { candidateId, now: now() });
      await releaseSeats(trx, jobs, { candidateId, now: now() });
    }),
  "forget-hosts": async (_, { db, now }) => {
    await forgetHosts(db, now());
    await forgetMatchings(db, now());
    await forgetHostFeedback(db, now());
  },
  "read-calendars": (_, { db, jobs, now, secret, apart }) =>
    readCalendarsApart(db, apart, { secret, ourDomain: jobs.mailDomain, now: now() }),
  "forget-reports": (_, { db, now }) => forgetReports(db, now()),
  "forget-mail": (_, { db, now }) => forgetMail(db, now()),
  "run-import": ({ runId }, { db, now, apart }) => runImportApart(db, apart, { runId, now: now() }),
  "run-matching": ({ runId }, { db, now, apart }) => runMatchingApart(db, apart, { runId, now: now() }),
  "send-newsletters": (_, { db, jobs, now }) => sendNewsletters(db, jobs, now()),
  "tend-care": (_, { db, now }) => tendCare(db, now()),
  "tend-talks": (_, { db, jobs, now, secret }) => tendTalks(db, jobs, { secret, now: now() }),
  "tidy-today": async (_, { db, now }) => {
    await tidyToday(db, now());
    const mended = { ...(await mendWaits(db)), offer: await mendCharge(db) };
    if (Object.values(mended).some((rows) => rows > 0))
      log("error", "kept rows differed and were mended", mended);
    await forgetNotes(db, now());
    await tidyTally(db);
    await forgetOverrides(db, now());
    await forgetMailings(db, now());
    await forgetTalks(db, now());
    await forgetPerks(db, now());
  },
  "write-digests": async (_, { db, jobs, now }) => {
    await writeDigests(db, jobs, now());
    await writeHostDigests(db, jobs, now());
  },
  "write-import-rest": (_, { db }) => writeRest(db),
  "write-reminders": async (_, { db, jobs, now }) => {
    await writeReminders(db, jobs, now());
    await remindTravellers(db, jobs, now());
  },
};
