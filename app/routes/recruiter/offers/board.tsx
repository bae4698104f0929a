import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useSubmit } from "@remix-run/react";
import { hasOwnPeople } from "~/features/calls/call-queries.server.ts";
import { listUnits } from "~/features/candidates/candidate-queries.server.ts";
import { findCohort, listCohorts } from "~/features/company/cohort-queries.server.ts";
import { readBoardDone } from "~/features/offers/board-done.server.ts";
import { readBoard } from "~/features/offers/board-view.server.ts";
import { OfferBoard } from "~/features/offers/offer-board.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.words.title}｜Enishi` : "Enishi" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const now = context.now();
  const today = todayIn(zone, now);
  const cohort = await findCohort(context.db, today, Number(query.get("class")) || undefined);
  const words = sayAll(locale, {
    title: m.board_title,
    filter: m.board_filter,
    show: m.acceptance_class_show,
    unitAll: m.board_unit_all,
    unitNone: m.candidate_unit_none,
    mine: m.board_mine,
    everybody: m.board_everybody,
    asTable: m.board_as_table,
    papers: m.offer_papers_many,
    joining: m.joining_title,
    add: m.offer_make,
    emptyTitle: m.acceptance_empty_title,
    emptyText: m.acceptance_empty_text,
    emptyAction: m.acceptance_empty_action,
    note: m.board_note,
  });
  const empty = { words, board: null, query: "", today, now, movedId: "", done: "" };
  if (!cohort) return { ...empty, filter: null, title: "" };
  const unit = query.get("unit") ?? "";
  const isMine = query.get("who")
    ? query.get("who") === "mine"
    : await hasOwnPeople(context.db, cohort.year, member.id);
  const filter = {
    cohortYear: cohort.year,
    unit: unit === "none" || isId(unit) ? unit : "",
    mineOf: isMine ? member.id : null,
  };
  const open = query.getAll("open");
  const [board, units, cohorts, moved] = await Promise.all([
    readBoard(context.db, filter, cohort, { locale, today, now, open }),
    listUnits(context.db),
    listCohorts(context.db),
    readBoardDone(context.db, query, locale),
  ]);
  const own = new URLSearchParams({ class: String(cohort.year), who: isMine ? "mine" : "all" });
  if (filter.unit) own.set("unit", filter.unit);
  for (const column of open) own.append("open", column);
  return {
    ...{ words, board, query: own.toString(), today, now, ...moved },
    title: m.acceptance_class({ year: cohort.year }, { locale }),
    filter: {
      ...{ year: cohort.year, unit: filter.unit, isMine, units },
      years: cohorts.map(({ year }) => ({
        year,
        label: m.acceptance_class({ year }, { locale }),
      })),
    },
  };
}

export default function Offers() {
  const page = useLoaderData<typeof loader>();
  const { words, board, filter } = page;
  if (!board || !filter)
    return (
      <>
        <PageHead title={words.title} />
        <Empty
          icon="people"
          title={words.emptyTitle}
          action={
            <ButtonLink to="/candidates/import" variant="go">
              {words.emptyAction}
            </ButtonLink>
          }
        >
          {words.emptyText}
        </Empty>
      </>
    );
  return (
    <>
      <PageHead
        title={words.title}
        subtitle={page.title}
        lede={board.lede}
        actions={
          <>
            <ButtonLink to={`/candidates?year=${filter.year}&standing=all&sort=reply`}>
              {words.asTable}
            </ButtonLink>
            <ButtonLink to="/offers/papers">{words.papers}</ButtonLink>
            <ButtonLink to={`/joining?class=${filter.year}`}>{words.joining}</ButtonLink>
            <ButtonLink to="/candidates/new" variant="go" icon="plus">
              {words.add}
            </ButtonLink>
          </>
        }
      />
      <Filters filter={filter} words={words} />
      <OfferBoard
        board={board}
        query={page.query}
        today={page.today}
        now={page.now}
        movedId={page.movedId}
        done={page.done}
      />
      <p className="note mt-4">{words.note}</p>
    </>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type FilterProps = { filter: NonNullable<Loaded["filter"]>; words: Loaded["words"] };

/** Class, department, whose: at once with script, by a button without. */
function Filters({ filter, words }: FilterProps) {
  const submit = useSubmit();
  return (
    <Form
      className="row mb-3"
      aria-label={words.filter}
      onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
      key={`${filter.year}-${filter.unit}-${filter.isMine}`}
    >
      <select className="chip" name="class" aria-label={words.filter} defaultValue={filter.year}>
        {filter.years.map(({ year, label }) => (
          <option key={year} value={year}>
            {label}
          </option>
        ))}
      </select>
      <select className="chip" name="unit" aria-label={words.unitAll} defaultValue={filter.unit}>
        <option value="">{words.unitAll}</option>
        {filter.units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value="none">{words.unitNone}</option>
      </select>
      <select
        className="chip"
        name="who"
        aria-label={words.everybody}
        defaultValue={filter.isMine ? "mine" : "all"}
      >
        <option value="mine">{words.mine}</option>
        <option value="all">{words.everybody}</option>
      </select>
      <noscript>
        <button type="submit" className="btn small">
          {words.show}
        </button>
      </noscript>
    </Form>
  );
}
