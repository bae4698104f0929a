import type { Db } from "#db/client.server.ts";
import { formatDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { type CareClosing, type CareSource, careDeeds, isCareRule } from "./care.ts";
import { careWords, deedWord, ruleName, sourceWord, yourSourceWord } from "./care-words.ts";

type Reader = { locale: Locale; zone: string; now: Date };

export type SignalView = {
  id: string;
  title: string;
  idea: string;
  quote: string;
  source: string;
  on: string;
  expires: string;
  owner: string | null;
  /** Whose it is, as a sentence. */
  owned: string;
  isMine: boolean;
  /** Set when it is closed: what came of it, in a sentence, and the person's own words. */
  ending: { because: CareClosing; sentence: string; word: string } | null;
};

const shownAfterClosingDays = 30;

/** For a candidate's page of staff: open ones first, then what was done, stopped or corrected in the last 30 days. */
export async function listSignalsOf(
  db: Db,
  candidateId: string,
  { locale, zone, now, memberId }: Reader & { memberId: string },
): Promise<SignalView[]> {
  const rows = await db
    .selectFrom("care_signal")
    .leftJoin("member as owner", "owner.id", "care_signal.owner_id")
    .leftJoin("member as closer", "closer.id", "care_signal.closed_by")
    .select(["care_signal.id", "rule", "source", "quote", "details", "happened_at", "expires_on"])
    .select(["owner_id", "closed_at", "closed_because", "done_what", "dispute_word"])
    .select([
      "owner.family_name as ownerFamily",
      "owner.given_name as ownerGiven",
      "owner.romaji as ownerRomaji",
    ])
    .select([
      "closer.family_name as closerFamily",
      "closer.given_name as closerGiven",
      "closer.romaji as closerRomaji",
    ])
    .where("candidate_id", "=", candidateId)
    .where((is) =>
      is.or([
        is("closed_at", "is", null),
        is.and([
          is("closed_because", "in", ["done", "muted", "disputed"]),
          is("closed_at", ">", new Date(now.getTime() - shownAfterClosingDays * 86_400_000)),
        ]),
      ]),
    )
    .orderBy("closed_at", (order) => order.desc().nullsFirst())
    .orderBy("opened_at", "desc")
    .limit(20)
    .execute();
  return rows.flatMap((row) => {
    if (!isCareRule(row.rule)) return [];
    const day = row.closed_at ? formatDay(row.closed_at, { locale, zone, year: false }) : "";
    const because = row.closed_because as CareClosing | null;
    const owner = row.ownerFamily === null ? null : name(row.ownerFamily, row.ownerGiven, row.ownerRomaji);
    return [
      {
        id: row.id,
        ...careWords(row.rule, "staff", locale, row.details),
        quote: row.quote,
        source: m.care_source_is({ source: sourceWord(row.source, locale) }, { locale }),
        on: formatDay(row.happened_at, { locale, zone, year: false }),
        expires: m.care_disappears({ day: formatDay(row.expires_on, { locale, year: false }) }, { locale }),
        owner,
        owned: owner ? m.care_owner({ name: owner }, { locale }) : m.care_owner_none({}, { locale }),
        isMine: row.owner_id === memberId,
        ending: because
          ? {
              because,
              sentence: endingSentence(
                because,
                day,
                row.done_what,
                name(row.closerFamily, row.closerGiven, row.closerRomaji),
              ),
              word: row.dispute_word,
            }
          : null,
      },
    ];
  });

  function name(familyName: string | null, givenName: string | null, romaji: string | null): string {
    return fullName({ familyName: familyName ?? "", givenName: givenName ?? "", romaji }, locale);
  }

  function endingSentence(because: CareClosing, day: string, what: string | null, by: string): string {
    if (because === "muted") return m.care_closed_muted({ day }, { locale });
    if (because === "disputed") return m.care_closed_disputed({ day }, { locale });
    const deed = careDeeds.find((each) => each === what) ?? "handled";
    return m.care_closed_done({ day, deed: deedWord(deed, locale), name: by }, { locale });
  }
}

export type OwnSignal = {
  id: string;
  title: string;
  can: string;
  quote: string;
  why: string;
  ends: string;
  state: "open" | "muted" | "disputed";
};

/** The same for the person: all that is open, what they corrected lately, and which kinds they have stopped. */
export async function listOwnSignals(
  db: Db,
  candidateId: string,
  { locale, zone, now }: Reader,
): Promise<{ signals: OwnSignal[]; stopped: { rule: string; title: string }[] }> {
  const [rows, muted] = await Promise.all([
    db
      .selectFrom("care_signal")
      .select(["id", "rule", "source", "quote", "details", "happened_at", "expires_on", "closed_because"])
      .where("candidate_id", "=", candidateId)
      .where("expires_on", ">=", todayIn(zone, now))
      .where((is) => is.or([is("closed_at", "is", null), is("closed_because", "=", "disputed")]))
      .orderBy("closed_at", (order) => order.desc().nullsFirst())
      .orderBy("opened_at", "desc")
      .limit(20)
      .execute(),
    db
      .selectFrom("care_mute")
      .select("rule")
      .where("candidate_id", "=", candidateId)
      .orderBy("muted_at", "desc")
      .execute(),
  ]);
  const day = (at: Date | string) => formatDay(at, { locale, zone, year: false });
  return {
    signals: rows.flatMap((row) => {
      if (!isCareRule(row.rule)) return [];
      const { title, idea } = careWords(row.rule, "person", locale, row.details);
      const source = yourSourceWord(row.source as CareSource, locale);
      return [
        {
          id: row.id,
          title,
          can: idea,
          quote: row.quote,
          why: m.care_you_why({ source, day: day(row.happened_at) }, { locale }),
          ends: m.care_you_ends({ day: day(row.expires_on) }, { locale }),
          state: row.closed_because === "disputed" ? ("disputed" as const) : ("open" as const),
        },
      ];
    }),
    stopped: muted.flatMap(({ rule }) => (isCareRule(rule) ? [{ rule, title: ruleName(rule, locale) }] : [])),
  };
}

/** Only how far the procedures are. */
export async function listProcedures(db: Db, candidateId: string) {
  const rows = await db
    .selectFrom("candidate_procedure")
    .select(["procedure", "state"])
    .where("candidate_id", "=", candidateId)
    .execute();
  const stateOf = (procedure: string) => rows.find((row) => row.procedure === procedure)?.state ?? "";
  return { residence: stateOf("residence"), graduation: stateOf("graduation") };
}
