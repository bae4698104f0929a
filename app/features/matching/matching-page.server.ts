import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { listed } from "~/features/hosts/host-about.ts";
import { formatShortDay, formatTimeRange } from "~/lib/dates.ts";
import { fold } from "~/lib/fold.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { listOptions } from "./change-pair.server.ts";
import type { Reason } from "./explain.ts";
import type { Skipped } from "./match-input.server.ts";
import { defaultWeights, type Weights } from "./matching.ts";
import { matchingWords, outcomeWord, reasonSentence, skippedWord } from "./matching-words.server.ts";

type Asked = { eventId: string; changing: string | null; locale: Locale; now: Date };

/** The page of an event's matching: the last proposal, its pairs with a sentence each, and what may be changed. */
export async function readMatchingPage(db: Db, { eventId, changing, locale, now }: Asked) {
  const event = await findEvent(db, eventId);
  if (!event) return undefined;
  const run = await db
    .selectFrom("matching_run")
    .select(["id", "state", "stage", "weights", "worth", "bound", "people", "slots", "skipped"])
    .select("accepted_at as acceptedAt")
    .where("event_id", "=", event.id)
    .orderBy("made_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  const reader = { locale, zone: event.zone };
  const when = await sessionTimes(db, event.id, reader);
  const pairs = run?.state === "done" ? await listPairs(db, run.id) : [];
  const hosts = await listHosts(db, event.id);
  const named = (id: string | null) => hosts.find((host) => host.id === id);
  const options =
    run && changing && !run.acceptedAt
      ? await listOptions(db, { runId: run.id, candidateId: changing, now })
      : [];
  const slotName = (sessionId: string, hostId: string | null) => {
    const host = named(hostId);
    return [when.get(sessionId), host && fullName(host, locale)].filter(Boolean).join(" ");
  };
  const placed = pairs.filter((pair) => pair.sessionId !== null);
  return {
    ...{ locale, eventId: event.id, title: textIn(event.title, locale) },
    isPublished: event.state === "published",
    weights: (run?.weights ?? defaultWeights) as Weights,
    words: matchingWords(locale),
    run: run && {
      id: run.id,
      state: run.state,
      isWorking: run.state === "waiting" || run.state === "running",
      progress: stageWord(run.stage, locale),
      done: ["", "reading", "solving", "bounding"].indexOf(run.stage),
      isAccepted: run.acceptedAt !== null,
      summary: m.matching_summary(
        { placed: placed.length, people: run.people, slots: run.slots },
        { locale },
      ),
      gap: gapWord(run.worth, run.bound, locale),
      skipped: (run.skipped as Skipped[]).map(
        ({ sessionId, why }) => `${when.get(sessionId) ?? ""} ${skippedWord(why, locale)}`,
      ),
      toPlace: placed.filter((pair) => pair.outcome === "").length,
    },
    changing: options.length > 0 || changing ? changing : null,
    options: options.map(({ sessionId, hostId, left }) => ({
      value: sessionId,
      label: m.matching_option({ slot: slotName(sessionId, hostId), left }, { locale }),
    })),
    pairs: pairs.map((pair) => {
      const reason = pair.reason as Reason;
      const secondId = "second" in reason ? reason.second : null;
      return {
        id: pair.candidateId,
        familyName: pair.familyName,
        givenName: pair.givenName,
        familyKana: pair.familyKana ?? "",
        givenKana: pair.givenKana ?? "",
        romaji: pair.romaji ?? "",
        slot: pair.sessionId ? slotName(pair.sessionId, pair.hostId) : "",
        sessionId: pair.sessionId ?? "",
        isChanged: pair.isChanged,
        outcome: outcomeWord(pair.outcome, locale),
        isPlaced: pair.outcome === "placed",
        why: reasonSentence(
          reason,
          {
            ...{ host: named(pair.hostId), second: named(secondId), unit: pair.unitName ?? "" },
            when: when.get(pair.sessionId ?? "") ?? "",
            shown: asWritten(reason, named(pair.hostId)),
          },
          locale,
        ),
      };
    }),
  };
}

export type MatchingPage = NonNullable<Awaited<ReturnType<typeof readMatchingPage>>>;

/** 最善からの差は最大0.1％です: how far from best at most. */
function gapWord(worth: number | null, bound: number | null, locale: Locale): string {
  if (worth === null || !bound) return "";
  const gap = Math.max(0, (100 * (bound - worth)) / bound);
  if (gap < 0.05) return m.matching_gap_best({}, { locale });
  return m.matching_gap({ percent: gap.toFixed(1) }, { locale });
}

function stageWord(stage: string, locale: Locale): string {
  const words = {
    "": m.matching_stage_waiting,
    reading: m.matching_stage_reading,
    solving: m.matching_stage_solving,
    bounding: m.matching_stage_bounding,
  };
  return (words[stage as keyof typeof words] ?? words[""])({}, { locale });
}

type Host = PersonName & { id: string; school: string; region: string; languages: string; topics: string };

async function listHosts(db: Db, eventId: string): Promise<Host[]> {
  const { rows } = await sql<Host>`
    select distinct member.id, member.family_name as "familyName", member.given_name as "givenName", member.romaji,
      coalesce(offered.school, '') as school, coalesce(offered.region, '') as region,
      coalesce(offered.languages, '') as languages, coalesce(offered.topics, '') as topics
    from session join session_host led on led.session_id = session.id join member on member.id = led.member_id
    left join host_offer offered on offered.member_id = member.id
    where session.event_id = ${eventId}`.execute(db);
  return rows;
}

/** A fact is kept folded: shown in the words of the host, who wrote it for others to read. */
function asWritten(reason: Reason, host: Host | undefined): string {
  if (!host || !("value" in reason)) return "";
  if (reason.kind === "school") return host.school;
  const line = { topic: host.topics, region: host.region, language: host.languages }[reason.kind as string];
  const names: Record<string, string> = { en: "英語English영어", ko: "韓国語Korean한국어" };
  return (
    listed(line ?? "").find(
      (part) => fold(part) === reason.value || fold(names[reason.value] ?? "").includes(fold(part)),
    ) ?? reason.value
  );
}

type PairRow = PersonName & {
  candidateId: string;
  sessionId: string | null;
  hostId: string | null;
  reason: unknown;
  isChanged: boolean;
  outcome: string;
  unitName: string | null;
};

async function listPairs(db: Db, runId: string): Promise<PairRow[]> {
  return db
    .selectFrom("matching_pair")
    .innerJoin("candidate", "candidate.id", "matching_pair.candidate_id")
    .leftJoin("unit", "unit.id", "candidate.unit_id")
    .select(["candidate.id as candidateId", "session_id as sessionId", "host_id as hostId", "reason"])
    .select(["is_changed as isChanged", "outcome", "unit.name as unitName"])
    .select(["candidate.family_name as familyName", "candidate.given_name as givenName", "candidate.romaji"])
    .select(["candidate.family_kana as familyKana", "candidate.given_kana as givenKana"])
    .where("run_id", "=", runId)
    .orderBy(sql`session_id is null`, "desc")
    .orderBy("candidate.sort_key")
    .execute();
}

async function sessionTimes(db: Db, eventId: string, reader: { locale: Locale; zone: string }) {
  const rows = await db
    .selectFrom("session")
    .select(["id", "starts_at as startsAt", "ends_at as endsAt"])
    .where("event_id", "=", eventId)
    .execute();
  return new Map(
    rows.map(({ id, startsAt, endsAt }) => [
      id,
      `${formatShortDay(startsAt, reader)} ${formatTimeRange(startsAt, endsAt, reader)}`,
    ]),
  );
}
