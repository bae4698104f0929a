import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { findRest } from "~/features/bounces/rest-queries.server.ts";
import { restNote } from "~/features/bounces/rest-words.server.ts";
import { findCandidate } from "~/features/candidates/candidate-queries.server.ts";
import { doneSentence } from "~/features/candidates/done-words.ts";
import { NoteForm } from "~/features/candidates/note-form.tsx";
import { noteFormWords } from "~/features/candidates/note-form-words.server.ts";
import { PersonActions } from "~/features/candidates/person-actions.tsx";
import {
  ContactCard,
  DoublesCard,
  LettersCard,
  SessionsCard,
  TagsCard,
} from "~/features/candidates/person-aside.tsx";
import { contactOf, nameOf } from "~/features/candidates/person-of.ts";
import { PersonOffers } from "~/features/candidates/person-offers.tsx";
import { readPersonPage } from "~/features/candidates/person-page.server.ts";
import { deputyName, personFacts } from "~/features/candidates/person-words.server.ts";
import { TimelineCard } from "~/features/candidates/timeline-card.tsx";
import { CareCard } from "~/features/care/care-card.tsx";
import { ProceduresCard } from "~/features/care/procedures-card.tsx";
import { EntriesCard } from "~/features/entries/entries-card.tsx";
import { readEntriesCard } from "~/features/entries/entry-view.server.ts";
import { familiesOf } from "~/features/families/family-overview.server.ts";
import { FamilyCard } from "~/features/families/person-card.tsx";
import { JoiningCard } from "~/features/joining/joining-card.tsx";
import { joiningWords, readJoining } from "~/features/joining/joining-view.server.ts";
import { OfferBadge } from "~/features/offers/offer-badge.tsx";
import { OfferPapersCard } from "~/features/offers/offer-desk-card.tsx";
import { TasksCard } from "~/features/tasks/tasks-card.tsx";
import { readPersonCare } from "~/features/today/person-care.server.ts";
import { hiringReaders, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound } from "~/http/responses.ts";
import { todayIn } from "~/lib/dates.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { Avatar } from "~/ui/avatar.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringReaders, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: `${page ? fullName(page.person, localeOfMatches(matches)) : ""}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const row = await findCandidate(context.db, params.id ?? "");
  if (!row) throw notFound();
  if (row.merged_into_id) throw redirect(`/candidates/${row.merged_into_id}`);
  const now = context.now();
  const [page, care] = await Promise.all([
    readPersonPage(context.db, row, query, { locale, zone, now }),
    readPersonCare(context.db, row.id, { locale, zone, now, memberId: member.id }),
  ]);
  const joining = { candidateId: row.id, state: row.state, joinsOn: row.joins_on, locale };
  const isReader = member.role === "viewer";
  return {
    ...page,
    families: isReader ? [] : await familiesOf(context.db, row.id, { locale, now }),
    id: row.id,
    care,
    joining: await readJoining(context.db, joining),
    joiningWords: joiningWords(locale),
    today: todayIn(zone, now),
    writing: {
      memberId: member.id,
      colleagues: care.colleagues,
      words: noteFormWords(locale, todayIn(zone, now)),
    },
    person: nameOf(row),
    facts: personFacts(row, locale),
    contact: contactOf(row),
    rest: restNote(await findRest(context.db, row.email, now), row.email, { locale, zone }),
    calendar: await readEntriesCard(context.db, row.id, { locale, zone, now }),
    spoken: row.locale,
    deputy: deputyName(row, locale),
    isReader,
    from: new URLSearchParams(query.get("from") ?? "").toString(),
    done: doneSentence(query, locale),
  };
}

export default function Person() {
  const page = useLoaderData<typeof loader>();
  const locale = useLocale();
  const kana = [kanaName(page.person), page.person.romaji].filter(Boolean);
  const { words } = page;
  return (
    <>
      <PageHead
        back={{
          to: `/candidates${page.from && `?${page.from}`}`,
          list: words.back,
        }}
        lead={<Avatar person={page.person} size="big" />}
        title={fullName(page.person, locale)}
        subtitle={
          <span className="text-base font-normal [font-family:var(--font-body)]">
            {[...new Set(kana)].join("・")}
          </span>
        }
        lede={
          <span className="row text-sm">
            {page.offer && <OfferBadge state={page.offer.state} isExtended={page.offer.isExtended} />}
            <span>{page.facts}</span>
          </span>
        }
        actions={
          <PersonActions
            id={page.id}
            isReader={page.isReader}
            previous={page.previous}
            next={page.next}
            from={page.from}
            words={words}
          />
        }
      />
      {page.done && (
        <div className="mb-4">
          <Banner tone="matsu">{page.done}</Banner>
        </div>
      )}
      {page.merge && !page.isReader && (
        <div className="ban mb-4">
          <span>
            {page.merge.sentence}{" "}
            <Form method="post" action="/candidates/unmerge" className="inline">
              <input type="hidden" name="merge" value={page.merge.id} />
              <Button size="small">{words.unmerge}</Button>
            </Form>
          </span>
        </div>
      )}
      <div className="cols wide">
        <div className="stack">
          <PersonOffers candidateId={page.id} offers={page.offers} isReader={page.isReader} words={words} />
          <CareCard
            candidateId={page.id}
            language={page.spoken}
            signals={page.care.signals}
            isReader={page.isReader}
            words={page.care.words.care}
          />
          {!page.isReader && (
            <NoteForm candidateId={page.id} noteCount={page.timeline.entries.length} {...page.writing} />
          )}
          <TimelineCard candidateId={page.id} {...page.timeline} />
        </div>
        <aside className="stack tight" aria-label={words.aside}>
          <SessionsCard sessions={page.sessions} isReader={page.isReader} words={words} />
          <EntriesCard candidateId={page.id} calendar={page.calendar} isReader={page.isReader} />
          <TasksCard
            candidateId={page.id}
            tasks={page.care.tasks}
            isReader={page.isReader}
            words={page.care.words.tasks}
          />
          <ProceduresCard
            candidateId={page.id}
            states={page.care.procedures}
            isReader={page.isReader}
            words={page.care.words.procedures}
          />
          <JoiningCard
            candidateId={page.id}
            joining={page.joining}
            isReader={page.isReader}
            today={page.today}
            words={page.joiningWords}
          />
          {page.offers.map(({ id, desk }) => (
            <OfferPapersCard key={id} desk={desk} isReader={page.isReader} />
          ))}
          <ContactCard
            {...{ contact: page.contact, rest: page.rest }}
            deputy={page.deputy}
            pageOf={page.isReader ? undefined : page.id}
            words={words}
          />
          {!page.isReader && <FamilyCard candidateId={page.id} families={page.families} />}
          <TagsCard candidateId={page.id} tags={page.tags} isReader={page.isReader} words={words} />
          {!page.isReader && <LettersCard letters={page.letters} words={words} />}
          {!page.isReader && <DoublesCard candidateId={page.id} doubles={page.doubles} words={words} />}
        </aside>
      </div>
    </>
  );
}
