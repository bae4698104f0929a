import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { acceptHosting } from "./accept-hosting.server.ts";
import { busyTitle } from "./busy-sentence.ts";
import { declineHosting } from "./decline-hosting.server.ts";
import type { RequestForm } from "./host-forms.server.ts";
import { nameSubstitute } from "./name-substitute.server.ts";

type Given = { sessionId: string; memberId: string; now: Date; locale: Locale };

/**
 * Does what the form of a host's page says, from a letter or signed in. Answers a sentence where the person has to choose
 * anew; a refusal that the page itself explains (cancelled, past, gone) needs none.
 */
export async function answerRequest(
  db: Db,
  jobs: Jobs,
  form: RequestForm,
  { sessionId, memberId, now, locale }: Given,
): Promise<string | undefined> {
  const who = { sessionId, memberId, now };
  if (form.answer === "yes") {
    const result = await acceptHosting(db, jobs, who);
    if (result.ok) return undefined;
    if (result.reason === "taken") return m.host_taken({}, { locale });
    const [other] = result.busy ?? [];
    return other && m.host_double_booked(busyTitle(other, locale), { locale });
  }
  const { substitute: substituteId, word } = form;
  const result = substituteId
    ? await nameSubstitute(db, jobs, { ...who, substituteId, word })
    : await declineHosting(db, jobs, { ...who, word });
  if (result.ok || result.reason !== "substitute_busy") return undefined;
  return m.host_substitute_busy({}, { locale });
}
