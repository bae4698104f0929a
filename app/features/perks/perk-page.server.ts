// What the staff pages of perks say, made on the server.
import type { Db } from "#db/client.server.ts";
import { givingWord, grantedReason, whenWord, yen } from "#emails/perks/perk-words.ts";
import { textIn } from "~/features/events/event.ts";
import { formatDay, formatDayTime, formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { csvWriter } from "~/lib/spreadsheet.server.ts";
import { m } from "~/paraglide/messages.js";
import { companyToday } from "./audience.server.ts";
import { takesApplications } from "./perk.ts";
import { listPerkPeople, listPerks, type PerkPerson, type PerkRow } from "./perk-queries.server.ts";
import { applicationBadge, kindWord, lineBadge, stateBadge } from "./perk-words.ts";
import { listUntold } from "./tell-perk.server.ts";

type Reader = { locale: Locale; zone: string; now: Date };

export async function readPerkList(db: Db, { locale, now }: Reader) {
  const [perks, today] = await Promise.all([listPerks(db), companyToday(db, now)]);
  const people = (count: number) => m.event_people({ count: formatNumber(count, locale) }, { locale });
  return perks.map((perk) => ({
    id: perk.id,
    title: textIn(perk.title, locale),
    giving: givingWord(perk, locale),
    audience: audienceOf(perk, locale),
    applyBy: perk.applyBy
      ? m.perk_list_by({ day: formatShortDay(perk.applyBy, { locale }) }, { locale })
      : "",
    badge: stateBadge(perk.state, locale),
    people: perk.state === "closed" ? "" : people(perk.people),
    told: perk.told > 0 ? people(perk.told) : "",
    applied: waitingWord(perk, isLine(perk, today), locale),
    granted: grantedWord(perk, locale),
  }));
}

/** In a line that moves by itself, as long as it does, nobody waits for us. */
function isLine(perk: PerkRow, today: string): boolean {
  return perk.giving === "order" && takesApplications(perk, today);
}

function waitingWord({ applied }: PerkRow, inLine: boolean, locale: Locale): string {
  if (applied === 0) return "";
  const word = inLine ? m.perk_list_line : m.perk_list_waiting;
  return word({ count: formatNumber(applied, locale) }, { locale });
}

/** 12／20名, or 12名 where there is no limit. */
function grantedWord({ granted, seats }: PerkRow, locale: Locale): string {
  const count = formatNumber(granted, locale);
  if (seats !== null)
    return m.perk_places({ granted: count, seats: formatNumber(seats, locale) }, { locale });
  return granted > 0 ? m.event_people({ count }, { locale }) : "";
}

export async function readPerkPage(db: Db, perk: PerkRow, reader: Reader) {
  const { locale, now } = reader;
  const [people, untold, today] = await Promise.all([
    listPerkPeople(db, perk.id),
    listUntold(db, perk.id),
    companyToday(db, now),
  ]);
  const isOpen = takesApplications(perk, today);
  const inLine = isLine(perk, today);
  const waiting = people.filter(({ application }) => application === "applied").length;
  const facts = [
    [m.perk_kind({}, { locale }), kindWord(perk.kind, locale)],
    [m.perk_audience({}, { locale }), audienceOf(perk, locale)],
    [m.perk_giving({}, { locale }), givingWord(perk, locale)],
    [m.perk_col_granted({}, { locale }), grantedWord(perk, locale)],
    [m.perk_when({}, { locale }), whenWord(perk, locale)],
    [m.perk_apply_by({}, { locale }), perk.applyBy ? formatDay(perk.applyBy, { locale }) : ""],
    [m.perk_amount({}, { locale }), yen(perk.amountYen, locale)],
  ] as const;
  return {
    id: perk.id,
    state: perk.state,
    isOpen,
    title: textIn(perk.title, locale),
    badge: stateBadge(perk.state, locale),
    facts: facts.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    body: textIn(perk.body, locale),
    criteria: textIn(perk.criteria, locale),
    untold: isOpen ? untold.length : 0,
    reached: m.perk_reached({ count: formatNumber(perk.people, locale) }, { locale }),
    /** How many wait for us to decide; in a line that moves by itself nobody does. */
    toDecide: inLine ? 0 : waiting,
    line: inLine && waiting > 0 ? m.perk_line_text({ count: formatNumber(waiting, locale) }, { locale }) : "",
    people: people.map((person) => personView(person, { ...reader, giving: perk.giving, inLine })),
  };
}

export type PerkPersonView = ReturnType<typeof personView>;

type PerkReader = Reader & { giving: PerkRow["giving"]; inLine: boolean };

function personView(person: PerkPerson, { locale, zone, giving, inLine }: PerkReader) {
  const short = (at: Date | null) => (at ? formatShortDay(at, { locale, zone }) : "");
  const isInLine = inLine && person.application === "applied";
  const badge = person.application ? applicationBadge(person.application, locale) : null;
  return {
    candidateId: person.candidateId,
    name: fullName(person, locale),
    kana: kanaName(person),
    told: person.toldAt ? `${short(person.toldAt)} ${howWord(person, locale)}` : "",
    applicationId: person.applicationId,
    mayDecide: person.application !== null && person.application !== "withdrawn" && !isInLine,
    isWaiting: person.application === "applied",
    badge: isInLine ? lineBadge(locale) : badge,
    applied: short(person.withdrawnAt ?? person.appliedAt),
    decided: person.decidedAt ? `${short(person.decidedAt)} ${deciderWord(person, locale)}` : "",
    reason: reasonWord(person, giving, locale),
  };
}

/** Nobody decides where it goes in order. */
function deciderWord({ decidedBy }: PerkPerson, locale: Locale): string {
  return decidedBy ? fullName(decidedBy, locale) : m.perk_by_order({}, { locale });
}

function reasonWord({ application, reason }: PerkPerson, giving: PerkRow["giving"], locale: Locale): string {
  return application === "granted" && reason === "" ? grantedReason(giving, locale) : reason;
}

/** By which letter; one that never left has told nobody. */
function howWord({ how, deliveryState }: PerkPerson, locale: Locale): string {
  if (deliveryState === "stopped" || deliveryState === "failed") return m.perk_told_not({}, { locale });
  return how === "papers" ? m.perk_told_papers({}, { locale }) : m.perk_told_letter({}, { locale });
}

function audienceOf(perk: Pick<PerkRow, "cohortYear" | "units">, locale: Locale): string {
  const year = m.perk_class({ year: perk.cohortYear }, { locale });
  if (perk.units.length === 0) return year;
  return m.perk_class_units({ year, units: perk.units.join(locale === "ja" ? "・" : ", ") }, { locale });
}

/** Who was told, who applied, who decided and why: one line a person. */
export async function exportPerk(db: Db, perk: PerkRow, { locale, zone }: Reader): Promise<Buffer> {
  const headings = [
    m.perk_csv_name,
    m.perk_csv_kana,
    m.perk_col_told,
    m.perk_csv_how,
    m.perk_csv_state,
    m.perk_csv_applied,
    m.perk_csv_decided,
    m.perk_csv_by,
    m.perk_reason,
  ].map((word) => word({}, { locale }));
  const at = (instant: Date | null) => (instant ? formatDayTime(instant, { locale, zone }) : "");
  const people = await listPerkPeople(db, perk.id);
  const writer = csvWriter(headings, "utf8");
  const start = writer.start();
  const rows = people.map((person) => [
    fullName(person, locale),
    kanaName(person),
    at(person.toldAt),
    person.toldAt ? howWord(person, locale) : "",
    person.application ? applicationBadge(person.application, locale).word : "",
    at(person.appliedAt),
    at(person.decidedAt),
    person.decidedAt ? deciderWord(person, locale) : "",
    reasonWord(person, perk.giving, locale),
  ]);
  return Buffer.concat([start, writer.write(rows)]);
}
