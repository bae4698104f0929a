import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import {
  bringPapers,
  dropWaiting,
  listWaitingPapers,
  mostPapers,
  placeWaiting,
} from "~/features/offers/bring-papers.server.ts";
import { paperWord } from "~/features/offers/paper-word.ts";
import { paperKinds } from "~/features/offers/place-paper.server.ts";
import { type Waiting, WaitingPapers } from "~/features/offers/waiting-papers.tsx";
import { notBroughtWord, waitingShown } from "~/features/offers/waiting-papers-view.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { isId } from "~/lib/ids.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Field } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.offer_papers_many({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

const mostBytes = 60 * 1024 * 1024;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const papers = await listWaitingPapers(context.db, member.id);
  const placed = Number(new URL(request.url).searchParams.get("placed")) || 0;
  return {
    papers: papers.map((paper): Waiting => waitingShown(paper, locale)),
    kinds: paperKinds.map((kind) => ({ value: kind, label: paperWord(kind, locale) })),
    filesHint: m.papers_files_hint({ count: mostPapers }, { locale }),
    placed: placed > 0 ? m.papers_placed({ count: placed }, { locale }) : "",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const refuse = (sentence: string) => data({ errors: { files: [sentence] }, left: [] }, 400);
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes)
    return refuse(m.papers_error_much({ count: mostPapers }, { locale }));
  const form = await request.formData();
  const by = { by: member.id, now: context.now() };
  const drop = String(form.get("drop") ?? "");
  if (isId(drop)) {
    await dropWaiting(context.db, { paperId: drop, by: member.id });
    return redirect("/offers/papers");
  }
  if (form.get("intent") === "place") {
    const paperIds = form.getAll("paper").map(String).filter(isId);
    const count = await placeWaiting(context.db, context.jobs, { paperIds, ...by });
    return redirect(`/offers/papers?placed=${count}`);
  }
  const files = form.getAll("files").filter((each): each is File => each instanceof File && each.size > 0);
  if (files.length === 0) return refuse(m.offer_paper_choose({}, { locale }));
  if (files.length > mostPapers) return refuse(m.papers_error_much({ count: mostPapers }, { locale }));
  const papers = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const kind = paperKinds.find((each) => each === form.get("kind")) ?? "other";
  const { left } = await bringPapers(context.db, { papers, kind, ...by });
  return data({
    errors: {},
    left: left.map(({ name, reason }) => ({ name, why: notBroughtWord(reason, locale) })),
  });
}

/** Many files → whose each is → placed, with one letter a person. */
export default function PapersMany() {
  const page = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const errors: Record<string, string[]> = done?.errors ?? {};
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.offer_papers_many({}, { locale })}
        lede={m.papers_lede({}, { locale })}
        back={{ to: "/offers", list: m.board_title({}, { locale }) }}
      />
      <ErrorSummary errors={errors} />
      <div className="stack max-w-200">
        {page.placed && <Banner tone="matsu">{page.placed}</Banner>}
        {done && done.left.length > 0 && (
          <Card title={m.papers_left({ count: done.left.length }, { locale })}>
            <ul className="rows">
              {done.left.map(({ name, why }) => (
                <li key={name}>
                  <b>{name}</b>
                  <span className="block soft">{why}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {page.papers.length > 0 && <WaitingPapers papers={page.papers} />}
        <Card title={m.papers_choose({}, { locale })}>
          <Form method="post" encType="multipart/form-data" className="fields" key={page.papers.length}>
            <SelectField
              name="kind"
              label={m.papers_kind({}, { locale })}
              hint={m.papers_kind_hint({}, { locale })}
              options={page.kinds}
              width="narrow"
            />
            <Field
              name="files"
              label={m.papers_files({}, { locale })}
              hint={page.filesHint}
              error={errors.files}
            >
              {(ids) => (
                <input
                  type="file"
                  name="files"
                  accept="application/pdf,.pdf"
                  multiple
                  className="control"
                  {...ids}
                />
              )}
            </Field>
            <div className="row">
              <Button variant={page.papers.length > 0 ? "plain" : "go"}>
                {m.papers_bring({}, { locale })}
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}
