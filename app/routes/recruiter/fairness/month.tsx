import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useSubmit } from "@remix-run/react";
import { isMonth, monthBefore } from "~/features/fairness/fairness.ts";
import { listMonths, readFairness } from "~/features/fairness/fairness-queries.server.ts";
import { fairnessParts } from "~/features/fairness/fairness-sheet.server.ts";
import { hiringReaders, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatMonth, todayIn } from "~/lib/dates.ts";
import { languageName, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringReaders, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜Enishi` }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const today = todayIn(zone, context.now());
  const asked = new URL(request.url).searchParams.get("month");
  const month = isMonth(asked) ? asked : monthBefore(today);
  const [facts, months] = await Promise.all([
    readFairness(context.db, { month, zone }),
    listMonths(context.db, today),
  ]);
  const nameOf = (each: string) => formatMonth(`${each}-01`, { locale });
  return {
    month,
    parts: fairnessParts(facts, { locale }),
    months: [...new Set([month, ...months])]
      .sort()
      .reverse()
      .map((each) => ({ value: each, label: nameOf(each) })),
    words: {
      title: m.fairness_title({}, { locale }),
      month: nameOf(month),
      choose: m.fairness_month({}, { locale }),
      show: m.fairness_show({}, { locale }),
      lede: m.fairness_lede({}, { locale }),
      how: m.fairness_how({ fewest: 5 }, { locale }),
      back: m.acceptance_title({}, { locale }),
    },
    files: locales.map((each) => ({
      to: `/fairness/pdf?month=${month}&in=${each}`,
      label: m.fairness_pdf({ language: languageName(each, locale) }, { locale }),
    })),
  };
}

/** A month in figures that the company could publish. */
export default function Fairness() {
  const { month, months, parts, words, files } = useLoaderData<typeof loader>();
  const submit = useSubmit();
  return (
    <>
      <PageHead
        title={words.title}
        subtitle={words.month}
        lede={words.lede}
        back={{ to: "/acceptances", list: words.back }}
      />
      <Form
        className="row mt-4"
        onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
      >
        <SelectField name="month" width="narrow" label={words.choose} defaultValue={month} options={months} />
        <Button size="small">{words.show}</Button>
      </Form>
      <div className="stack mt-4 max-w-160">
        {parts.map((part) => (
          <Card key={part.title} title={part.title}>
            <dl className="dl">
              {part.rows.map(({ label, value }) => (
                <div key={label} className="contents">
                  <dt>{label}</dt>
                  <dd className="num">{value}</dd>
                </div>
              ))}
            </dl>
            {part.note && <p className="note mt-2">{part.note}</p>}
          </Card>
        ))}
        <p className="note">{words.how}</p>
        <p className="row wrap">
          {files.map((file) => (
            <ButtonLink key={file.to} to={file.to} icon="download" reloadDocument>
              {file.label}
            </ButtonLink>
          ))}
        </p>
      </div>
    </>
  );
}
