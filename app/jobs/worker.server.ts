import type { Db } from "#db/client.server.ts";
import { accountLetters } from "~/features/accounts/account-letters.server.ts";
import { envelopeSender } from "~/features/bounces/envelope-sender.server.ts";
import { bounceReader } from "~/features/bounces/read-bounce.server.ts";
import { hostDigestLetter } from "~/features/feedback/host-digests.server.ts";
import { hostLetters } from "~/features/hosts/host-letters.server.ts";
import { testLetters } from "~/features/letter-texts/try-letter-text.server.ts";
import { parseMailbox } from "~/features/letters/build-message.server.ts";
import { startSender } from "~/features/letters/send-letters.server.ts";
import { letterWriter, type MemberLetters } from "~/features/letters/write-letter.server.ts";
import { dkimSigner } from "~/features/mail-setup/dkim-signer.server.ts";
import type { GivenKey } from "~/features/mail-setup/mail-means.ts";
import { offerStaffLetters } from "~/features/offers/staff-letters.server.ts";
import { startMailbox } from "~/features/replies/read-mailbox.server.ts";
import { reportLetter } from "~/features/reports/report-letter.server.ts";
import { todayLetter } from "~/features/today/today-letter.server.ts";
import { logError } from "~/lib/log.ts";
import type { Apart } from "./apart.ts";
import { type Handlers, handlers, type JobMeans } from "./handlers.server.ts";
import { type JobName, type JobPayloads, jobNames } from "./job.ts";
import type { Queue } from "./queue.server.ts";
import { schedule, scheduleZone } from "./schedule.ts";

export type WorkerOptions = {
  db: Db;
  /** From startQueue with isWorker. */
  queue: Queue;
  appUrl: string;
  secret: string;
  mailFrom: string;
  smtpUrl?: string | undefined;
  /** Somebody reads what comes to our mailbox: bounces may come back to an address of each letter's own. */
  readsMail?: boolean;
  /** The mailbox that answers come to; absent, none is read. */
  imapUrl?: string | undefined;
  inboundMx?: string | undefined;
  /** The environment's key to sign letters with; absent, the one made on the settings page. */
  dkim?: GivenKey | undefined;
  now?: () => Date;
  apart?: Apart | undefined;
};

export type Worker = { stop(): Promise<void> };

/** Does the jobs, keeps the clock and sends the letters, until stopped. Any number of workers may run. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { db, queue } = options;
  const now = options.now ?? (() => new Date());
  for (const name of jobNames)
    await workOn(name, { db, jobs: queue.jobs, now, secret: options.secret, apart: options.apart }, queue);
  for (const { job, cron } of schedule) await queue.boss.schedule(job, cron, {}, { tz: scheduleZone });
  const means = { from: parseMailbox(options.mailFrom), appUrl: options.appUrl, secret: options.secret };
  const sign = dkimSigner({ db, secret: options.secret, from: options.mailFrom, given: options.dkim });
  const about = { db, secret: options.secret, appUrl: options.appUrl };
  const toStaff: MemberLetters[] = [
    accountLetters(about),
    async (letter, by) => todayLetter(letter, by, options.appUrl),
    async (letter, by) => hostDigestLetter(letter, by, options.appUrl),
    async (letter, by) => reportLetter(letter, by, options.appUrl),
    offerStaffLetters(about),
    hostLetters(about),
    testLetters(about),
  ];
  const sender = startSender({
    db,
    now,
    smtpUrl: options.smtpUrl,
    ...(options.readsMail && {
      bouncesTo: (id: string) => envelopeSender(options.secret, means.from.address, id),
    }),
    ...means,
    write: letterWriter({ ...means, sign }, async (letter, from, at) => {
      for (const words of toStaff) {
        const content = await words(letter, from, at);
        if (content) return content;
      }
      return undefined;
    }),
  });
  const mailbox = options.imapUrl
    ? startMailbox({
        db,
        now,
        jobs: queue.jobs,
        imapUrl: options.imapUrl,
        ourAddress: means.from.address,
        ourServer: options.inboundMx,
        readReport: bounceReader({ secret: options.secret, from: means.from.address }),
      })
    : undefined;
  // The hint comes while the asking transaction is still open.
  const deaf = queue.onWake(() => setTimeout(sender.wake, 50));
  return {
    async stop() {
      deaf();
      await mailbox?.stop();
      await sender.stop();
      for (const name of jobNames) await queue.boss.offWork(name, { wait: true });
    },
  };
}

async function workOn<Name extends JobName>(name: Name, means: JobMeans, queue: Queue): Promise<void> {
  const work: Handlers[Name] = handlers[name];
  await queue.boss.work<JobPayloads[Name]>(name, { pollingIntervalSeconds: 2 }, async (jobs) => {
    for (const job of jobs)
      try {
        await work(job.data, means);
      } catch (error) {
        logError("a job failed", error, { job: name });
        throw error;
      }
  });
}
