import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { readOwnData } from "~/features/privacy/own-data.server.ts";
import { askAboutData, takeBackRequest } from "~/features/privacy/own-request.server.ts";
import { daysToAnswer, ownRequestKinds } from "~/features/privacy/own-request.ts";
import { RequestCards } from "~/features/privacy/request-cards.tsx";
import { readOwnReports } from "~/features/reports/report-form.server.ts";
import { OwnReports } from "~/features/reports/report-form.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.mypage_data({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, cohortYear, locale, zone, frame } = await requireMyPage(
    request,
    context,
    params.token,
  );
  const own = await readOwnData(context.db, { candidateId, cohortYear, locale, zone });
  const writer = { reporter: { candidateId }, locale, zone, now: context.now() };
  return { locale, frame, ...own, reports: await readOwnReports(context.db, writer) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, zone, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const kind = required(ownRequestKinds.find((each) => each === form.get("kind")));
  const now = context.now();
  if (form.get("intent") === "back") await takeBackRequest(context.db, { candidateId, kind, now });
  else if (kind !== "deletion") await askAboutData(context.db, { candidateId, kind, word: "", zone, now });
  return redirect(`${frame.base}/data${frame.query}`, 303);
}

export default function OwnData() {
  const { locale, frame, kinds, notes, requests, reports } = useLoaderData<typeof loader>();
  const isOpen = (kind: string) => requests.some((request) => request.kind === kind && request.isOpen);
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.mypage_data_title({}, { locale })}</h1>
      <p>{m.mypage_data_lead({}, { locale })}</p>
      <RequestCards requests={requests} />
      <section>
        <h2>{m.mypage_data_kinds({}, { locale })}</h2>
        {kinds.map((kind) => (
          <div className="panel" key={kind.what}>
            <p>
              <b>{kind.what}</b>
              <small>{kind.why}</small>
              <small>{m.mypage_data_until({ day: kind.untilDay }, { locale })}</small>
            </p>
          </div>
        ))}
        <p className="hint word">{m.mypage_data_never({}, { locale })}</p>
      </section>
      <section>
        <h2>{m.mypage_notes({ count: notes.length }, { locale })}</h2>
        <p>{m.mypage_notes_text({ days: daysToAnswer }, { locale })}</p>
        {notes.map((note) => (
          <div className="panel" key={note.id}>
            <p>
              <b>{note.day}</b>
              <small>{note.facts}</small>
            </p>
            {note.text && <p className="lines word">{note.text}</p>}
          </div>
        ))}
        {notes.length > 0 && !isOpen("disclosure") && (
          <form method="post">
            <input type="hidden" name="kind" value="disclosure" />
            <p className="send">
              <button type="submit" className="btn big wide">
                {m.mypage_notes_ask({}, { locale })}
              </button>
            </p>
          </form>
        )}
      </section>
      {reports.length > 0 && (
        <>
          <OwnReports reports={reports} />
          <p className="hint">{m.report_data_text({}, { locale })}</p>
        </>
      )}
      <section>
        <h2>{m.mypage_export({}, { locale })}</h2>
        <p>{m.mypage_export_text({}, { locale })}</p>
        <p className="send">
          <a className="btn big wide" href={`${frame.base}/data/export.json`} download>
            {m.mypage_export_go({}, { locale })}
          </a>
        </p>
      </section>
      <section>
        <h2>{m.mypage_stop({}, { locale })}</h2>
        <p>{m.mypage_stop_text({ days: daysToAnswer }, { locale })}</p>
        {!isOpen("stop") && (
          <form method="post">
            <input type="hidden" name="kind" value="stop" />
            <p className="send">
              <button type="submit" className="btn big wide">
                {m.mypage_stop_ask({}, { locale })}
              </button>
            </p>
          </form>
        )}
        <p>
          <a href={`${frame.base}/data/delete${frame.query}`}>{m.mypage_delete({}, { locale })}</a>
        </p>
      </section>
    </MyPageFrame>
  );
}
