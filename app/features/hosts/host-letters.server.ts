import type { Db } from "#db/client.server.ts";
import { hostAsked } from "#emails/hosts/host-asked.ts";
import { hostCancelled } from "#emails/hosts/host-cancelled.ts";
import { hostChanged } from "#emails/hosts/host-changed.ts";
import { hostConfirmed } from "#emails/hosts/host-confirmed.ts";
import { hostDeclined } from "#emails/hosts/host-declined.ts";
import type { HostLetterFacts } from "#emails/hosts/host-letter.ts";
import { hostRemoved } from "#emails/hosts/host-removed.ts";
import { hostSubstituteNo } from "#emails/hosts/host-substitute-no.ts";
import type { LetterContent, LetterSender } from "#emails/layout/letter-content.ts";
import { eventFacts, withSeen } from "~/features/letters/letter-content.server.ts";
import { before, reasonDetail, textDetail } from "~/features/letters/letter-details.ts";
import type { EventFacts, LetterFacts } from "~/features/letters/letter-facts.server.ts";
import { textIn } from "~/features/letters/texts.ts";
import { todayIn } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import { addressed, addressedByFamily, fullName, type PersonName } from "~/lib/names.ts";
import { listFreeHosts } from "./free-hosts.server.ts";
import { removalReason } from "./host.ts";
import { hostLinkToken } from "./host-link.server.ts";

type Means = { db: Db; secret: string; appUrl: string };

/** Words of the letters to hosts, and about them to the recruiter; undefined for one that isn't ours. */
export function hostLetters(means: Means) {
  return async (letter: LetterFacts, sender: LetterSender, now: Date): Promise<LetterContent | undefined> => {
    const { event, details } = letter;
    if (!event || !letter.memberId || !letter.letter.startsWith("host_")) return undefined;
    const locale = isLocale(letter.locale) ? letter.locale : "ja";
    const by = await findName(means.db, textDetail(details, "by"), locale);
    const word = textDetail(details, "word");
    const greeting = addressed(letter, locale);
    const facts = (pageUrl: string): HostLetterFacts => ({
      ...eventFacts(event, letter.zone, sender, { locale, greeting, pageUrl, myPageUrl: "" }),
      going: event.going,
      hosts: othersOf(event, letter).map((host) => addressedByFamily(host, locale)),
    });
    if (letter.letter === "host_declined")
      return hostDeclined({
        ...facts(await eventAddress(means, event.sessionId)),
        ...{ by, word, isToday: todayIn(letter.zone, event.startsAt) === todayIn(letter.zone, now) },
        others: event.hosts.map((host) => fullName(host, locale)),
        free: (await listFreeHosts(means.db, event.sessionId, 6)).map((host) => fullName(host, locale)),
      });
    const link = { sessionId: event.sessionId, memberId: letter.memberId, secret: means.secret, now };
    const own = facts(`${means.appUrl}/h/${await hostLinkToken(means.db, link)}`);
    switch (letter.letter) {
      case "host_asked":
        return hostAsked({ ...own, by, word });
      case "host_confirmed":
        return hostConfirmed(own);
      case "host_changed":
        return hostChanged({
          ...own,
          before: before(details, (texts) => textIn(texts, locale)),
          reason: reasonDetail(details, (texts) => textIn(texts, locale)),
        });
      case "host_cancelled": {
        const content = hostCancelled({
          ...own,
          reason: reasonDetail(details, (texts) => textIn(texts, locale)),
        });
        return withSeen(content, letter, own);
      }
      case "host_removed":
        return hostRemoved({ ...own, by, reason: removalReason(details.reason) });
      case "host_substitute_no":
        return hostSubstituteNo({ ...own, by });
      default:
        return undefined;
    }
  };
}

/** Who leads it beside the reader. */
function othersOf(event: EventFacts, reader: PersonName) {
  return event.hosts.filter(
    (host) => host.familyName !== reader.familyName || host.givenName !== reader.givenName,
  );
}

async function findName(db: Db, memberId: string, locale: Locale): Promise<string> {
  if (!isId(memberId)) return "";
  const person = await db
    .selectFrom("member")
    .select(["family_name as familyName", "given_name as givenName", "romaji"])
    .where("id", "=", memberId)
    .executeTakeFirst();
  return person ? addressedByFamily(person, locale) : "";
}

async function eventAddress({ db, appUrl }: Means, sessionId: string): Promise<string> {
  const session = await db
    .selectFrom("session")
    .select("event_id")
    .where("id", "=", sessionId)
    .executeTakeFirst();
  return `${appUrl}/events/${session?.event_id ?? ""}`;
}
