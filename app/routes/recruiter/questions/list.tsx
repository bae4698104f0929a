import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listAnsweredQuestions, listOpenQuestions } from "~/features/questions/question-queries.server.ts";
import { addresseeWord } from "~/features/questions/question-words.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatShortDay } from "~/lib/dates.ts";
import { isLocale, localeNames } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { WaitBadge } from "~/ui/wait-badge.tsx";

export const handle = {
  access: { roles: ["administrator", "recruiter", "host", "desk"] },
  frame: "staff",
} satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.question_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const reader = { memberId: member.id, role: member.role };
  const [open, answered] = await Promise.all([
    listOpenQuestions(context.db, reader),
    listAnsweredQuestions(context.db, reader),
  ]);
  const shown = (row: (typeof open)[number]) => ({
    id: row.id,
    body: row.body,
    lang: isLocale(row.locale) ? row.locale : ("ja" as const),
    to: addresseeWord(row.toWhom, locale),
    who: row.familyName
      ? fullName({ familyName: row.familyName, givenName: row.givenName ?? "", romaji: row.romaji }, locale)
      : m.question_nameless({}, { locale }),
    askedAt: row.askedAt,
    on: formatShortDay(row.askedAt, { locale, zone: member.zone }),
    isPublished: row.publishedAt !== null,
  });
  return { now: context.now(), open: open.map(shown), answered: answered.map(shown) };
}

export default function QuestionList() {
  const { now, open, answered } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <>
      <PageHead title={m.question_title({}, { locale })} lede={m.question_lede({}, { locale })} />
      <div className="stack max-w-200">
        <Card title={m.question_open({ count: open.length }, { locale })}>
          {open.length === 0 && <p className="soft">{m.question_open_none({}, { locale })}</p>}
          <ul className="rows">
            {open.map((question) => (
              <li key={question.id}>
                <WaitBadge since={question.askedAt} now={now} />{" "}
                <Link to={`/questions/${question.id}`} lang={question.lang}>
                  {question.body}
                </Link>
                <span className="block soft">
                  {[question.to, question.who, localeNames[question.lang]].join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </Card>
        {answered.length > 0 && (
          <Card title={m.question_answered({}, { locale })}>
            <ul className="rows">
              {answered.map((question) => (
                <li key={question.id}>
                  <Link to={`/questions/${question.id}`} lang={question.lang}>
                    {question.body}
                  </Link>
                  <span className="block soft">
                    {[
                      question.on,
                      question.to,
                      question.who,
                      question.isPublished && m.question_published({}, { locale }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
