import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listRestsOf } from "~/features/bounces/rest-queries.server.ts";
import { restShort } from "~/features/bounces/rest-words.server.ts";
import { letters as letterKinds } from "~/features/letters/letter.ts";
import { letterFilterOf, listAddress, placeOf, placeText } from "~/features/letters/letter-address.ts";
import { LetterBadge } from "~/features/letters/letter-badge.tsx";
import {
  countLetters,
  findFilterNames,
  findSendingPause,
  lettersAPage,
  listLetters,
} from "~/features/letters/letter-queries.server.ts";
import { letterName } from "~/features/letters/letter-words.ts";
import { NoLetters } from "~/features/letters/no-letters.tsx";
import { LetterActions, SendingState } from "~/features/letters/sending-state.tsx";
import { textIn } from "~/features/letters/texts.ts";
import { countReplies } from "~/features/replies/reply-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatShortDayTime } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { ClearFilters, FilterChip } from "~/ui/filter-chip.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";
import { Tabs } from "~/ui/tabs.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.letter_page_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { zone } = member;
  const { searchParams } = new URL(request.url);
  const filter = letterFilterOf(searchParams);
  const after = placeOf(searchParams.get("after"));
  const [rows, counts, names, pause, repliesWaiting] = await Promise.all([
    listLetters(context.db, filter, after),
    countLetters(context.db),
    findFilterNames(context.db, filter),
    findSendingPause(context.db),
    countReplies(context.db),
  ]);
  const shown = rows.slice(0, lettersAPage);
  const addresses = shown.map(({ address }) => address);
  const rests = await listRestsOf(context.db, addresses, { isPromotional: true, now: context.now() });
  const whyRests = (address: string) => {
    const reason = rests.get(address.toLowerCase());
    return reason ? m.rest_mark({ why: restShort(reason, locale) }, { locale }) : "";
  };
  const last = shown.at(-1);
  return {
    locale,
    filter,
    counts,
    repliesWaiting: formatNumber(repliesWaiting, locale),
    hasServer: context.canSendMail,
    isPaused: pause !== null,
    isFirstPage: after === undefined,
    older: rows.length > lettersAPage && last ? placeText({ at: last.createdAt, id: last.id }) : undefined,
    eventName: names.event && textIn(names.event.title as Record<string, string>, locale),
    personName: names.person && fullName(names.person, locale),
    letters: shown.map(({ familyName, givenName, romaji, createdAt, finishedAt, ...row }) => ({
      ...row,
      rests: whyRests(row.address),
      kind: letterName(row.letter, locale),
      name: familyName
        ? fullName({ familyName, givenName: givenName ?? "", romaji }, locale)
        : m.letter_nobody({}, { locale }),
      subject: row.subject || m.letter_unwritten_subject({}, { locale }),
      written: formatShortDayTime(createdAt, { locale, zone }),
      finished: finishedAt && row.state === "sent" ? formatShortDayTime(finishedAt, { locale, zone }) : "",
    })),
  };
}

export default function Letters() {
  const locale = useLocale();
  const { letters, filter, counts, older, isFirstPage, hasServer, isPaused, repliesWaiting } =
    useLoaderData<typeof loader>();
  const views = [
    { view: "all", label: m.letter_view_all({}, { locale }), count: undefined },
    { view: "waiting", label: m.letter_view_waiting({}, { locale }), count: counts.waiting },
    { view: "trouble", label: m.letter_view_trouble({}, { locale }), count: counts.trouble },
  ] as const;
  return (
    <>
      <PageHead
        title={m.letter_page_title({}, { locale })}
        lede={m.letter_page_lede({}, { locale })}
        actions={<LetterActions isPaused={isPaused} hasTrouble={counts.trouble > 0} />}
      />
      <SendingState hasServer={hasServer} isPaused={isPaused} />
      <Tabs
        label={m.letter_view_label({}, { locale })}
        tabs={views.map(({ view, label, count }) => ({
          to: listAddress({ ...filter, view }),
          label,
          ...(count !== undefined && { count: formatNumber(count, locale) }),
          isCurrent: filter.view === view,
        }))}
      >
        <Link to="/letters/replies">
          {m.reply_title({}, { locale })}
          <span>{repliesWaiting}</span>
        </Link>
        <Link to="/letters/addresses">{m.rest_title({}, { locale })}</Link>
      </Tabs>
      <Filters />
      <Card isFlush label={m.letter_page_title({}, { locale })}>
        {letters.length === 0 ? <NoLetters filter={filter} /> : <LetterTable />}
      </Card>
      <p className="pager">
        {!isFirstPage && <Link to={listAddress(filter)}>{m.letter_newest({}, { locale })}</Link>}{" "}
        {older && <Link to={listAddress(filter, older)}>{m.letter_older({}, { locale })}</Link>}
      </p>
    </>
  );
}

function Filters() {
  const locale = useLocale();
  const { filter, eventName, personName } = useLoaderData<typeof loader>();
  const { letter, eventId, candidateId } = filter;
  return (
    <div className="chips">
      <FilterChip
        name={m.letter_kind({}, { locale })}
        value={letter && letterName(letter, locale)}
        clearTo={listAddress({ ...filter, letter: undefined })}
      >
        {letterKinds.map((choice) => (
          <Link key={choice} to={listAddress({ ...filter, letter: choice })}>
            {letterName(choice, locale)}
          </Link>
        ))}
      </FilterChip>
      {eventName && (
        <span className="chip on">{`${m.letter_filter_event({}, { locale })}: ${eventName}`}</span>
      )}
      {personName && (
        <span className="chip on">{`${m.letter_filter_person({}, { locale })}: ${personName}`}</span>
      )}
      {(letter || eventId || candidateId) && <ClearFilters to={listAddress({ view: filter.view })} />}
    </div>
  );
}

function LetterTable() {
  const locale = useLocale();
  const { letters } = useLoaderData<typeof loader>();
  return (
    <Table name={m.letter_page_title({}, { locale })} className="people bare letter-log">
      <thead>
        <tr>
          <th scope="col">{m.letter_column_to({}, { locale })}</th>
          <th scope="col">{m.letter_column_state({}, { locale })}</th>
          <th scope="col">{m.letter_column_subject({}, { locale })}</th>
          <th scope="col">{m.letter_kind({}, { locale })}</th>
          <th scope="col">{m.letter_fact_address({}, { locale })}</th>
          <th scope="col">{m.letter_column_decided({}, { locale })}</th>
          <th scope="col">{m.letter_column_finished({}, { locale })}</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <tr key={letter.id}>
            <td>
              <Link className="name" to={`/letters/${letter.id}`}>
                {letter.name}
              </Link>
            </td>
            <td>
              <LetterBadge state={letter.state} />
            </td>
            <td className="second">{letter.subject}</td>
            <td>{letter.kind}</td>
            <td className="muted">
              <span className="address">{letter.address}</span>
              {letter.rests && <span className="block sm">{letter.rests}</span>}
            </td>
            <td className="num">{letter.written}</td>
            <td className="num">{letter.finished}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
