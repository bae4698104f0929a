import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { acceptMatching } from "~/features/matching/accept-matching.server.ts";
import { readMatchingPage } from "~/features/matching/matching-page.server.ts";
import { PairsTable } from "~/features/matching/pairs-table.tsx";
import { startMatching } from "~/features/matching/run-matching.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { isId } from "~/lib/ids.ts";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Progress } from "~/ui/progress.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const change = query.get("change");
  const page = await readMatchingPage(context.db, {
    ...{ eventId: requireId(params.id), locale, now: context.now() },
    changing: change && isId(change) ? change : null,
  });
  return { ...required(page), isRefused: query.has("refused") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const now = context.now();
  const eventId = requireId(params.id);
  const page = await readMatchingPage(context.db, { eventId, changing: null, locale: "ja", now });
  const form = await request.formData();
  const by = { memberId: member.id, now };
  if (form.get("intent") === "accept") {
    const runId = requireId(String(form.get("run") ?? ""));
    if (page?.run?.id !== runId) throw new Response(null, { status: 404 });
    await acceptMatching(context.db, context.jobs, { runId, ...by });
    return redirect(`/events/${eventId}/matching`, 303);
  }
  if (!page?.isPublished) throw new Response(null, { status: 404 });
  const weight = (name: string) => Math.min(10, Math.max(0, Math.round(Number(form.get(name)) || 0)));
  const weights = { leftOut: weight("leftOut"), evenLoad: weight("evenLoad") };
  await startMatching(context.db, context.jobs, { eventId, weights, ...by });
  return redirect(`/events/${eventId}/matching`, 303);
}

const steps = [0, 1, 2, 3, 5, 8, 10].map((value) => ({ value: String(value), label: String(value) }));

export default function MatchingRoute() {
  const page = useLoaderData<typeof loader>();
  const { run, words, weights } = page;
  useFollow(run?.isWorking ?? false);
  const hasResult = run?.isWorking || run?.state === "done";
  return (
    <>
      <PageHead
        title={words.title}
        lede={words.lede}
        back={{ to: `/events/${page.eventId}`, list: page.title }}
      />
      {page.isRefused && <Banner tone="yama">{words.refused}</Banner>}
      {run?.state === "failed" && <Banner tone="yama">{words.failed}</Banner>}
      {run?.state === "cancelled" && <Banner>{words.cancelled}</Banner>}
      <div className={hasResult ? "cols wider mt-4" : "mt-4 max-w-2xl"}>
        <div className="stack">
          {run?.isWorking && (
            <Card title={words.title}>
              <Progress label={words.title} done={run.done} all={4} foot={words.may}>
                {run.progress}
              </Progress>
              <Form method="post" action={`/events/${page.eventId}/matching/cancel`} className="mt-3">
                <Button name="run" value={run.id}>
                  {words.cancel}
                </Button>
              </Form>
            </Card>
          )}
          {run?.state === "done" && (
            <Card title={run.summary} end={run.gap} isFlush>
              {page.pairs.length > 0 ? (
                <PairsTable page={page} />
              ) : (
                <p className="pad soft">{words.nobody}</p>
              )}
            </Card>
          )}
        </div>
        <aside className="stack tight" aria-label={words.start}>
          {run?.state === "done" && run.toPlace > 0 && (
            <Card title={words.accept}>
              <p className="sm">{words.acceptHint}</p>
              <Form method="post" className="mt-3">
                <input type="hidden" name="run" value={run.id} />
                <Button variant="go" name="intent" value="accept">
                  {words.accept}
                </Button>
              </Form>
            </Card>
          )}
          <Card title={run ? words.again : words.start}>
            <Form method="post">
              <div className="fields">
                <SelectField
                  name="leftOut"
                  label={words.leftOut}
                  hint={words.leftOutHint}
                  options={steps}
                  defaultValue={String(weights.leftOut)}
                />
                <SelectField
                  name="evenLoad"
                  label={words.even}
                  hint={words.evenHint}
                  options={steps}
                  defaultValue={String(weights.evenLoad)}
                />
              </div>
              <p className="mt-4">
                <Button variant={run ? "plain" : "go"}>{run ? words.again : words.start}</Button>
              </p>
            </Form>
          </Card>
          {run && run.skipped.length > 0 && (
            <Card title={words.skipped}>
              <ul className="rows num">
                {run.skipped.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Card>
          )}
        </aside>
      </div>
    </>
  );
}

/** Looks again every second while it is being worked out. */
function useFollow(isWorking: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isWorking) return;
    const look = setInterval(revalidate, 1000);
    return () => clearInterval(look);
  }, [isWorking, revalidate]);
}
