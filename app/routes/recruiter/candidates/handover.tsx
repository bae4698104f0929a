import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { listRecruiters } from "~/features/candidates/candidate-queries.server.ts";
import { handOver } from "~/features/candidates/change-candidates.server.ts";
import { readHandover } from "~/features/candidates/handover-summary.server.ts";
import { HandoverTable } from "~/features/candidates/handover-table.tsx";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import { personOf } from "~/features/candidates/person-of.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_handover({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  query.set("who", "all");
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  const recruiters = (await listRecruiters(context.db)).map(personOf);
  const from = recruiters.find((each) => each.id === query.get("from"));
  const to = recruiters.find((each) => each.id === query.get("to"));
  const rows = from ? await readHandover(context.db, { ...opened, fromId: from.id, locale }) : [];
  return { recruiters, from: from ?? null, to: to ?? null, rows, me: member.id, search: `?${query}` };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  query.set("who", "all");
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  const handed = await handOver(context.db, {
    ...opened,
    fromId: query.get("from") ?? "",
    toId: query.get("to") ?? "",
    by: member.id,
  });
  if (handed.ok)
    return redirect(
      `/candidates?who=all&recruiter=${query.get("to")}&done=handed-over&count=${handed.count}`,
    );
  const sentence =
    handed.reason === "same_person"
      ? m.candidate_handover_same({}, { locale })
      : m.candidate_error_assign({}, { locale });
  return data({ errors: { to: [sentence] } }, 400);
}

export default function Handover() {
  const { recruiters, from, to, rows, me, search } = useLoaderData<typeof loader>();
  const errors: { to?: string[] } = useActionData<typeof action>()?.errors ?? {};
  const locale = useLocale();
  const options = recruiters.map((each) => ({ value: each.id, label: fullName(each, locale) }));
  const isReady = from !== null && to !== null && from.id !== to.id && rows.length > 0;
  return (
    <>
      <PageHead
        title={m.candidate_handover({}, { locale })}
        lede={m.candidate_handover_lede({}, { locale })}
        back={{ to: "/candidates", list: m.candidate_list_back({}, { locale }) }}
      />
      <ErrorSummary errors={errors} />
      <div className="stack">
        <Form className="row items-end">
          <SelectField
            name="from"
            label={m.candidate_handover_from({}, { locale })}
            options={options}
            emptyLabel={m.ui_choose({}, { locale })}
            defaultValue={from?.id ?? me}
            width="narrow"
          />
          <SelectField
            name="to"
            label={m.candidate_handover_to({}, { locale })}
            options={options}
            emptyLabel={m.ui_choose({}, { locale })}
            defaultValue={to?.id ?? ""}
            error={errors.to}
            width="narrow"
          />
          <Button {...(isReady ? {} : { variant: "go" as const })}>
            {m.candidate_handover_look({}, { locale })}
          </Button>
        </Form>
        {from && rows.length === 0 && (
          <p className="soft">{m.candidate_handover_nobody({ name: fullName(from, locale) }, { locale })}</p>
        )}
        {rows.length > 0 && (
          <>
            <Card isFlush as="div">
              <HandoverTable rows={rows} />
            </Card>
            <div className="row">
              {isReady && (
                <Form method="post">
                  <Button variant="go">
                    {m.candidate_handover_go({ count: rows.length, name: fullName(to, locale) }, { locale })}
                  </Button>
                </Form>
              )}
              <ButtonLink to={`/candidates/handover/print${search}`} icon="printer">
                {m.candidate_handover_print({}, { locale })}
              </ButtonLink>
              <Link to="/candidates">{m.ui_cancel({}, { locale })}</Link>
            </div>
          </>
        )}
      </div>
    </>
  );
}
