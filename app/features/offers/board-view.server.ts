import type { Db } from "#db/client.server.ts";
import { daysBetween, formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed, fullName, kanaName } from "~/lib/names.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import type { IconName } from "~/ui/icon.tsx";
import {
  type BoardColumn,
  type BoardTarget,
  boardColumns,
  columnOf,
  statesOfColumn,
  targetsOf,
  wideColumns,
} from "./board.ts";
import { type BoardCard, type BoardFilter, listBoard } from "./board-queries.server.ts";
import { heardByWord } from "./heard-by-word.ts";
import { nameColumns } from "./name-columns.ts";
import { heardBy, type OfferState } from "./offer.ts";
import { placeOf } from "./offer-place.ts";
import { offerStateWord } from "./offer-words.ts";
import { findLostFrom } from "./write-move.server.ts";

type Reader = { locale: Locale; today: string; now: Date };

export type Board = Awaited<ReturnType<typeof readBoard>>;
export type BoardColumnShown = Board["columns"][number];
export type BoardCardShown = BoardColumnShown["cards"][number];

/** The columns of one class in the reader's words; those that aren't wide and weren't opened are folded, without cards. */
export async function readBoard(
  db: Db,
  filter: BoardFilter,
  cohort: { year: number; formalOn: string },
  { open, ...reader }: Reader & { open: readonly string[] },
) {
  const { locale, today } = reader;
  const wide = new Set<string>([...wideColumns(today, cohort.formalOn), ...open]);
  const { counts, cards: found } = await listBoard(
    db,
    filter,
    boardColumns.filter((column) => wide.has(column)),
  );
  const ways: Ways = new Map();
  const columns = await Promise.all(
    boardColumns.map(async (column) => {
      const isOpen = wide.has(column);
      const cards = found.get(column) ?? [];
      const rest = counts[column] - cards.length;
      return {
        ...{ column, isOpen, icon: icons[column], name: columnWord(column, locale) },
        note:
          column === "formal" && today < cohort.formalOn
            ? m.board_formal_from({ day: formatShortDay(cohort.formalOn, { locale }) }, { locale })
            : "",
        count: m.board_count({ count: formatNumber(counts[column], locale) }, { locale }),
        isWide: wideColumns(today, cohort.formalOn).includes(column),
        cards: await Promise.all(cards.map((card) => cardShown(db, card, reader, ways))),
        rest: isOpen && rest > 0 ? m.board_more({ count: formatNumber(rest, locale) }, { locale }) : "",
        restTo: `/candidates?${restQuery(column, filter)}`,
      };
    }),
  );
  const sum = (...some: BoardColumn[]) =>
    formatNumber(
      some.reduce((total, column) => total + counts[column], 0),
      locale,
    );
  return {
    columns,
    lede: m.board_lede(
      {
        offered: sum(...boardColumns),
        accepted: sum("accepted", "formal", "preparing", "joined"),
        considering: sum("informal", "considering", "extended"),
      },
      { locale },
    ),
    heardBy: heardBy.map((source) => ({ value: source, label: heardByWord(source, locale) })),
    words: boardWords(locale),
  };
}

type Way = { targets: (BoardTarget & { name: string })[]; where: { now: string; places: string } };
type Ways = Map<string, Way>;

/** Where cards of one kind may go today: hundreds of cards are of a few kinds. */
function wayOf(card: BoardCard, lostFrom: OfferState | null, { locale, today }: Reader, ways: Ways): Way {
  const { state, is_extended: isExtended, formal_on: cohortFormalOn, joins_on: joinsOn } = card;
  const kind = [state, lostFrom, isExtended, cohortFormalOn, joinsOn].join(" ");
  const known = ways.get(kind);
  if (known) return known;
  const targets = targetsOf({ state, lostFrom, isExtended, cohortFormalOn, joinsOn }, today).map(
    (target) => ({ ...target, name: columnWord(target.column, locale) }),
  );
  const places = listIn(locale).format(targets.map(({ name }) => name));
  const way = { targets, where: { now: columnWord(columnOf(state, isExtended), locale), places } };
  ways.set(kind, way);
  return way;
}

async function cardShown(db: Db, card: BoardCard, reader: Reader, ways: Ways) {
  const { state } = card;
  const { locale, today } = reader;
  const lostFrom = state === "lost_contact" ? await findLostFrom(db, card.id) : null;
  const { targets, where } = wayOf(card, lostFrom, reader, ways);
  const person = nameColumns(card);
  const called = addressed(person, locale);
  return {
    id: card.id,
    candidateId: card.candidate_id,
    state,
    name: fullName(person, locale),
    kana: kanaName(person),
    called,
    due: dueOf(card, state, { locale, today }),
    isPast: Boolean(
      (state === "informal" || state === "considering") && card.reply_on && card.reply_on < today,
    ),
    /** Only where it tells two offers of one person apart. */
    place: card.has_others ? placeOf(card.unit_name, card.course) : "",
    waitsSince: card.waits_since === null ? null : new Date(card.waits_since),
    targets,
    grip: m.board_grip({ name: called }, { locale }),
    moving: m.board_moving({ name: called }, { locale }),
    choose: m.board_choose({ name: fullName(person, locale) }, { locale }),
    origin: m.board_origin({ name: called }, { locale }),
    where: targets.length > 0 ? m.board_where(where, { locale }) : m.board_nowhere(where, { locale }),
  };
}

const lists = new Map<Locale, Intl.ListFormat>();

/** Made once a language: making one takes longer than all else on a card. */
function listIn(locale: Locale): Intl.ListFormat {
  const style = locale === "ja" ? "narrow" : "long";
  const list = lists.get(locale) ?? new Intl.ListFormat(locale, { type: "conjunction", style });
  lists.set(locale, list);
  return list;
}

function dueOf(
  card: BoardCard,
  state: OfferState,
  { locale, today }: { locale: Locale; today: string },
): string {
  const day = (on: string) => formatShortDay(on, { locale });
  if (state === "informal" || state === "considering") {
    if (!card.reply_on) return m.board_no_date({}, { locale });
    const days = daysBetween(today, card.reply_on);
    const until = m.board_until({ day: day(card.reply_on) }, { locale });
    if (days < 0) return m.board_past({ day: day(card.reply_on) }, { locale });
    return days <= 3 ? `${until} ${m.board_days_left({ days }, { locale })}` : until;
  }
  if (card.ended_on) return m.board_ended({ day: day(card.ended_on) }, { locale });
  return card.accepted_on
    ? m.board_accepted({ day: day(card.accepted_on) }, { locale })
    : m.board_offered({ day: day(card.offered_on) }, { locale });
}

function restQuery(column: BoardColumn, filter: BoardFilter): URLSearchParams {
  const query = new URLSearchParams({
    year: String(filter.cohortYear),
    who: filter.mineOf ? "mine" : "all",
    standing: "all",
    sort: "reply",
  });
  for (const state of statesOfColumn[column]) query.append("state", state);
  if (filter.unit) query.set("unit", filter.unit);
  return query;
}

const icons: Record<BoardColumn, IconName> = {
  informal: "document",
  considering: "clock",
  extended: "hourglass",
  accepted: "check",
  formal: "document-check",
  preparing: "list",
  joined: "check-round",
  declined: "minus-round",
  withdrawn: "lock",
  lost_contact: "bubble",
};

function columnWord(column: BoardColumn, locale: Locale): string {
  if (column === "extended") return m.offer_state_extended({}, { locale });
  if (column === "declined") return m.board_declined({}, { locale });
  if (column === "withdrawn") return offerStateWord("withdrawn_by_company", locale);
  return offerStateWord(column, locale);
}

/** What the board says in the browser: made here, so that the page carries one language and no functions. */
function boardWords(locale: Locale) {
  const say = (word: (inputs: Record<string, never>, options: { locale: Locale }) => string) =>
    word({}, { locale });
  return {
    keyChoose: say(m.board_key_choose),
    keyDo: say(m.board_key_do),
    keyLeave: say(m.board_key_leave),
    hint: say(m.board_hint),
    locked: say(m.board_locked),
    drop: say(m.board_drop),
    cancelled: say(m.board_cancelled),
    menu: say(m.board_menu),
    otherDay: say(m.board_other_day),
    history: say(m.board_history),
    together: say(m.board_together),
    empty: say(m.board_empty),
    fold: say(m.board_fold),
    note: say(m.board_note),
    askTitle: say(m.board_ask_title),
    happened: say(m.offer_field_happened),
    heard: say(m.offer_field_heard),
    heardNone: say(m.offer_heard_none),
    reason: say(m.offer_field_reason),
    go: say(m.offer_move_go),
  };
}
