import type { Db } from "#db/client.server.ts";
import type { MailMeans } from "~/features/mail-setup/mail-means.ts";
import type { Apart } from "~/jobs/apart.ts";
import type { Jobs } from "~/jobs/queue.server.ts";

/** What every loader and action receives as `context`: nothing of it is a global, so a test passes its own. */
export type AppContext = {
  db: Db;
  /** The replica for insights when one is set, else the same as `db`. */
  readDb: Db;
  jobs: Jobs;
  now: () => Date;
  /** Random per response, for the Content-Security-Policy. */
  nonce: string;
  /** Address people reach us at, without a trailing slash. */
  appUrl: string;
  /** Signs links; never leaves the server. */
  secret: string;
  /** False when no SMTP_URL is set: letters are kept, not sent. */
  canSendMail: boolean;
  /** True on the embedded database: the demo company may be signed in to with one click. */
  isEmbedded: boolean;
  /** What the environment says of mail, for the page that sets it up. Absent in most tests. */
  mail?: MailMeans | undefined;
  /** How mail comes in by POST; absent, none does. */
  inbound?: { secret: string; ourAddress: string; ourServer: string | undefined } | undefined;
  /** Long work in a process of its own; absent, it is done here. */
  apart?: Apart | undefined;
  /** What one request has read already, for the loaders it runs side by side. Absent: each reads for itself. */
  seen?: Map<string, Promise<unknown>>;
};

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends AppContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
