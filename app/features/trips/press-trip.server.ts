import { randomBytes } from "node:crypto";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { cancelTrip } from "./cancel-trip.server.ts";
import { closeTrip } from "./close-trip.server.ts";
import { settleCall } from "./emergency-calls.server.ts";
import { publishTrip } from "./publish-trip.server.ts";
import { settleTrip } from "./settle-trip.server.ts";
import { stopTelling } from "./tell-trip.server.ts";

type Means = { db: Db; jobs: Jobs; secret: string; now: () => Date };
type Press = {
  tripId: string;
  memberId: string;
  intent: string;
  reason: string;
  call: string;
  locale: Locale;
};
type Pressed = { ok: true; done: string; to?: string } | { ok: false; errors: Record<string, string[]> };

/** One of the large steps of a trip, and what it said: publish, fix the list, give the seats, call it off. */
export async function pressTrip(
  { db, jobs, secret, now }: Means,
  { tripId, memberId, intent, reason, call, locale }: Press,
): Promise<Pressed> {
  const at = now();
  const refused = (word: typeof m.trip_error_gone, field = ""): Pressed => ({
    ok: false,
    errors: { [field]: [word({}, { locale })] },
  });
  switch (intent) {
    case "publish": {
      const bytes = randomBytes(32);
      const published = await publishTrip(db, jobs, { tripId, memberId, secret, bytes, now: at });
      // Whom to tell of it is the next thing to decide.
      if (published.ok) return { ok: true, done: "published", to: `/trips/${tripId}/tell?done=published` };
      const words = {
        not_draft: m.trip_error_gone,
        no_card: m.trip_error_no_card,
        past: m.trip_error_past,
      };
      return refused(words[published.reason]);
    }
    case "settle-call":
      return (await settleCall(db, { callId: call, memberId, now: at }))
        ? { ok: true, done: "call" }
        : refused(m.trip_error_gone);
    case "stop-telling": {
      const count = await stopTelling(db, { tripId, now: at });
      return { ok: true, done: `stopped&count=${count}` };
    }
    case "close": {
      const closed = await closeTrip(db, { tripId, now: at });
      if (closed.ok) return { ok: true, done: "closed" };
      return refused(closed.reason === "too_early" ? m.trip_error_early : m.trip_error_gone);
    }
    case "settle": {
      const settled = await settleTrip(db, jobs, { tripId, secret, now: at });
      if (settled.ok) return { ok: true, done: "settled" };
      const words = {
        not_closed: m.trip_error_gone,
        unread: m.trip_error_unread,
        sealed_otherwise: m.trip_error_sealed,
      };
      return refused(words[settled.reason]);
    }
    case "cancel": {
      if (reason.trim() === "") return refused(m.trip_error_reason, "reason");
      const off = await cancelTrip(db, jobs, { tripId, reason: reason.trim(), memberId, now: at });
      if (off.ok) return { ok: true, done: "cancelled" };
      return refused(off.reason === "wording" ? m.trip_error_wording : m.trip_error_gone, "reason");
    }
    default:
      return refused(m.trip_error_gone);
  }
}
