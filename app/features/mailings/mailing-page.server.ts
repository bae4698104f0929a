import type { Db } from "#db/client.server.ts";
import { mayBeOverridden } from "~/features/contact/contact-wish.ts";
import { findQuietHours } from "~/features/letters/letter-facts.server.ts";
import { afterQuiet } from "~/features/letters/quiet-hours.ts";
import type { WordingHelp } from "~/features/wording/wording-help.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { formatShortDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { listMailingReaders, type MailingReader, markOf } from "./mailing-audience.server.ts";
import { leftOutReasons, leftOutWord } from "./mailing-words.server.ts";
import { type Previewed, previewMailing } from "./preview-mailing.server.ts";
import { type NewMailing, sendingDelay, writeMailingLetters } from "./send-mailing.server.ts";

type Asked = {
  mailing: Omit<NewMailing, "mark">;
  reader: { locale: Locale; zone: string };
  appUrl: string;
  help: WordingHelp;
};

export type ShownMailing = NonNullable<Awaited<ReturnType<typeof showMailing>>>;

/** Everything about a mailing before it is sent: its letters, who gets it when, who doesn't and why. undefined: too many people. */
export async function showMailing(db: Db, jobs: Jobs, { mailing, reader, appUrl, help }: Asked) {
  const chosen = await listMailingReaders(db, mailing);
  if (!chosen) return undefined;
  const { texts, overrideReason, clock } = mailing;
  return showReaders(db, jobs, {
    ...{ chosen, overrideReason, now: clock.now, reader, appUrl, help, texts },
    write: (trx, silent, people) => writeMailingLetters(trx, silent, { ...mailing, readers: people }),
  });
}

type Shown = {
  chosen: MailingReader[];
  /** Why also those get it who should be spared now. */
  overrideReason: string | undefined;
  now: Date;
} & Pick<Asked, "reader" | "appUrl" | "help"> &
  Pick<Previewed, "texts" | "write">;

/** The first letter of each language, who of the chosen gets it when, who doesn't and why; for any letter to many people. */
export async function showReaders(
  db: Db,
  jobs: Jobs,
  { chosen, overrideReason, now: moment, reader, appUrl, help, texts, write }: Shown,
) {
  const { locale } = reader;
  const isIncluded = ({ leftOut }: MailingReader) => !leftOut || (overrideReason && mayBeOverridden(leftOut));
  const readers = chosen.filter(isIncluded);
  const left = chosen.filter((person) => !isIncluded(person));
  const sendsAt = new Date(moment.getTime() + sendingDelay);
  const hours = await findQuietHours(db);
  const leaving = readers.map((person) => ({ ...person, at: afterQuiet(sendsAt, person.zone, hours) }));
  const [now, morning] = [
    leaving.filter(({ at }) => at <= sendsAt),
    leaving.filter(({ at }) => at > sendsAt),
  ];
  const first = morning.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime())[0];
  const letters = await previewMailing(db, jobs, {
    ...{ texts, write, appUrl, now: moment },
    readers: readers.length > 0 ? readers : left.filter(({ leftOut }) => mayBeOverridden(leftOut)),
  });
  return {
    mark: markOf(readers),
    count: readers.length,
    send: m.message_send({ count: readers.length }, { locale }),
    previews: letters.map(({ name, readers: others, ...letter }) => ({
      letter,
      end: (others > 0 ? m.message_first_reader : m.mailing_preview_none)(
        { name, count: readers.length > 0 ? others : 0 },
        { locale },
      ),
    })),
    now: peopleOf(m.mailing_now({}, { locale }), now, locale),
    morning: first
      ? {
          ...peopleOf(m.mailing_morning({}, { locale }), morning, locale),
          when: m.mailing_morning_at({ at: formatShortDayTime(first, reader) }, { locale }),
        }
      : null,
    leftOut: leftOutReasons.flatMap((reason) => {
      const people = left.filter(({ leftOut }) => leftOut === reason);
      return people.length > 0 ? [peopleOf(leftOutWord(reason, locale), people, locale)] : [];
    }),
    canOverride: left.some(({ leftOut }) => mayBeOverridden(leftOut)),
    pressing: [...Object.values(help.errors).flat(), ...help.hints],
    secondLook: help.secondLook,
  };
}

const mostNames = 200;

function peopleOf(title: string, people: readonly PersonName[], locale: Locale) {
  const rest = people.length - mostNames;
  const names = people.slice(0, mostNames).map((person) => fullName(person, locale));
  const more = rest > 0 ? m.candidate_chosen_rest({ count: formatNumber(rest, locale) }, { locale }) : "";
  return {
    title,
    count: m.event_people({ count: people.length }, { locale }),
    names: names.join(locale === "ja" ? "、" : ", ") + more,
  };
}
