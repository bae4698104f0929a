import type { Environment } from "~/env.server.ts";
import { startWorker } from "~/jobs/worker.server.ts";
import type { Life } from "./run.ts";
import type { Services } from "./services.ts";

/** Jobs, clock and letters; at the end what is being sent is finished first. */
export async function startWork(env: Environment, { queue, context }: Services, life: Life): Promise<void> {
  const worker = await startWorker({
    db: context.db,
    queue,
    appUrl: env.appUrl,
    secret: env.secret,
    mailFrom: env.mailFrom,
    smtpUrl: env.smtpUrl,
    readsMail: Boolean(env.imapUrl || env.inboundSecret),
    imapUrl: env.imapUrl,
    inboundMx: env.inboundMx,
    dkim: env.dkim,
    now: context.now,
    apart: context.apart,
  });
  life.onEnd(() => worker.stop());
}
