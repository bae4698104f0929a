import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { closePerk } from "~/features/perks/close-perk.server.ts";
import { perkPageWords } from "~/features/perks/page-words.server.ts";
import { PeopleOfPerk } from "~/features/perks/people-of-perk.tsx";
import { readPerkPage } from "~/features/perks/perk-page.server.ts";
import { findPerk } from "~/features/perks/perk-queries.server.ts";
import { publishPerk } from "~/features/perks/publish-perk.server.ts";
import { tellOfPerk } from "~/features/perks/tell-perk.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { badRequest } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const perk = await requireRow(params.id, (id) => findPerk(context.db, id));
  const { zone } = await requireCompany(context);
  const page = await readPerkPage(context.db, perk, { locale, zone, now: context.now() });
  const query = new URL(request.url).searchParams;
  return { ...page, words: perkPageWords(page, query, locale) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { db, jobs } = context;
  const perk = await requireRow(params.id, (id) => findPerk(db, id));
  const [perkId, now] = [perk.id, context.now()];
  const intent = (await request.formData()).get("intent");
  const locale = localeOf(request, member.locale);
  const refused = (sentence: string) => data({ errors: { "": [sentence] } }, 409);
  if (intent === "publish") {
    const published = await publishPerk(db, { perkId, now });
    if (published.ok) return redirect(`/perks/${perkId}?done=published`, 303);
    const sentences = {
      no_criteria: m.perk_error_no_criteria,
      past: m.perk_error_past,
      not_draft: m.perk_error_not_draft,
    };
    return refused(sentences[published.reason]({}, { locale }));
  }
  if (intent === "close") {
    await closePerk(db, { perkId, now });
    return redirect(`/perks/${perkId}?done=closed`, 303);
  }
  if (intent !== "tell") throw badRequest();
  const told = await tellOfPerk(db, jobs, { perkId, memberId: member.id, now });
  if (!told.ok) return refused(m.perk_error_not_open({}, { locale }));
  return redirect(`/perks/${perkId}?told=${told.sent}&spared=${told.spared}`, 303);
}

export default function PerkPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { words, state } = page;
  return (
    <>
      <PageHead
        back={{ to: "/perks", list: words.list }}
        title={page.title}
        lede={<Badge tone={page.badge.tone}>{page.badge.word}</Badge>}
        actions={
          state !== "closed" && (
            <>
              <ButtonLink to={`/perks/${page.id}/edit`} icon="pen">
                {words.edit}
              </ButtonLink>
              <Form method="post">
                <Button name="intent" value="close">
                  {words.close}
                </Button>
              </Form>
              {state === "draft" && (
                <Form method="post">
                  <Button name="intent" value="publish" variant="go">
                    {words.publish}
                  </Button>
                </Form>
              )}
            </>
          )
        }
      />
      <ErrorSummary errors={typed?.errors} />
      {words.done && (
        <div className="mb-4" role="status">
          <Banner tone="matsu">{words.done}</Banner>
        </div>
      )}
      <div className="cols wider">
        <div className="stack">
          <PeopleOfPerk page={page} words={words} />
        </div>
        <aside className="stack tight" aria-label={words.about}>
          <Card title={words.about}>
            <dl className="stack tight">
              {page.facts.map(({ label, value }) => (
                <div key={label}>
                  <dt className="muted sm">{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
              <div>
                <dt className="muted sm">{words.criteria}</dt>
                <dd className="whitespace-pre-line">{page.criteria || words.noCriteria}</dd>
              </div>
            </dl>
            {page.body && <p className="soft mt-3 whitespace-pre-line">{page.body}</p>}
            <p className="soft sm mt-3">{words.free}</p>
          </Card>
          {state !== "closed" && (
            <Card title={words.tell}>
              <p>{page.reached}</p>
              <p className="soft sm mt-2">{state === "draft" ? words.draftText : words.tellText}</p>
              {page.untold > 0 && (
                <Form method="post" className="mt-3">
                  <Button name="intent" value="tell" icon="mail">
                    {words.tellGo}
                  </Button>
                </Form>
              )}
            </Card>
          )}
        </aside>
      </div>
    </>
  );
}
