import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { listOwnQuestions, listPublished } from "~/features/questions/question-queries.server.ts";
import { addresseeWord } from "~/features/questions/question-words.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.mypage_questions_title({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, cohortYear, locale, zone, frame } = await requireMyPage(
    request,
    context,
    params.token,
  );
  const [own, published] = await Promise.all([
    listOwnQuestions(context.db, candidateId),
    listPublished(context.db, cohortYear),
  ]);
  const sent = new URL(request.url).searchParams.get("sent");
  return {
    ...{ locale, frame },
    sent: sent === "nameless" || sent === "named" ? sent : "",
    own: own.map(({ id, toWhom, body, answer, askedAt }) => ({
      ...{ id, body, answer, to: addresseeWord(toWhom, locale) },
      day: formatDay(askedAt, { locale, zone }),
    })),
    published: published.map(({ id, body, answer, locale: lang }) => ({ id, body, answer, lang })),
  };
}

export default function Questions() {
  const { locale, frame, sent, own, published } = useLoaderData<typeof loader>();
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.mypage_questions_title({}, { locale })}</h1>
      {sent && (
        <p className="pill" role="status">
          <Icon name="check" />
          <span>
            {sent === "nameless"
              ? m.mypage_ask_sent_nameless({}, { locale })
              : m.mypage_ask_sent({}, { locale })}
          </span>
        </p>
      )}
      {own.length > 0 && (
        <section>
          <h2>{m.mypage_questions_own({}, { locale })}</h2>
          {own.map((question) => (
            <div className="panel" key={question.id}>
              <p className="lines">
                <b>{question.body}</b>
              </p>
              <small>
                {question.day} {question.to}
              </small>
              <p className={question.answer ? "lines word" : "soft word"}>
                {question.answer || m.mypage_questions_wait({}, { locale })}
              </p>
            </div>
          ))}
        </section>
      )}
      <section>
        <h2>{m.mypage_questions_all({}, { locale })}</h2>
        {published.length === 0 && <p className="soft">{m.mypage_questions_none({}, { locale })}</p>}
        {published.map((question) => (
          <div className="panel" key={question.id} lang={question.lang}>
            <p className="lines">
              <b>{question.body}</b>
            </p>
            <p className="lines word">{question.answer}</p>
          </div>
        ))}
      </section>
      <p className="send">
        <a className="btn big wide" href={`${frame.base}/questions/new${frame.query}`}>
          {m.mypage_do_ask({}, { locale })}
        </a>
      </p>
    </MyPageFrame>
  );
}
