import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useFetcher, useLoaderData } from "@remix-run/react";
import { findCompany } from "~/features/company/company-queries.server.ts";
import { textIn } from "~/features/events/event.ts";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { LinePeople } from "~/features/events/line-people.tsx";
import {
  lineLink,
  listLinePeople,
  noteLineCopied,
  prepareLineLinks,
} from "~/features/events/line-texts.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { formatDay, formatShortDayTime } from "~/lib/dates.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { CopyButton } from "~/ui/copy-button.tsx";
import { Empty } from "~/ui/empty.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Tabs } from "~/ui/tabs.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_line_page_title({ title: page.title }, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const event = await requireRow(params.id, (id) => findEvent(context.db, id));
  const company = await findCompany(context.db);
  const locale = localeOf(request, member.locale);
  const isSilentOnly = !new URL(request.url).searchParams.has("all");
  const people = await listLinePeople(context.db, event.id, context.now());
  const silent = people.filter(({ answer, seat }) => answer === null && seat === null);
  return {
    locale,
    eventId: event.id,
    title: textIn(event.title, locale),
    counts: { silent: silent.length, all: people.length },
    isSilentOnly,
    missing: people.filter(({ linkId }) => linkId === null).length,
    rows: (isSilentOnly ? silent : people).map((person) => ({
      ...person,
      href: `/candidates/${person.candidateId}`,
      lang: person.locale,
      copiedAt: person.copiedAt ? formatShortDayTime(person.copiedAt, { locale, zone: member.zone }) : "",
      // In the language of who reads it, not of who copies it.
      text: person.linkId
        ? m.event_line_text(
            {
              name: addressed(person, person.locale),
              company: company?.name ?? "",
              from:
                person.locale === "en" ? fullName(member, "en") : addressedByPlainName(member, person.locale),
              day: formatDay(event.startsAt, { locale: person.locale, zone: event.zone, year: false }),
              title: textIn(event.title, person.locale),
              link: lineLink(context.appUrl, context.secret, person.linkId),
            },
            { locale: person.locale },
          )
        : "",
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const event = await requireRow(params.id, (id) => findEvent(context.db, id));
  const form = await request.formData();
  const now = context.now();
  if (form.get("intent") === "prepare")
    await prepareLineLinks(context.db, { eventId: event.id, secret: context.secret, now });
  else {
    const invitationIds = form
      .getAll("invitation")
      .map(String)
      .filter((id) => /^[0-9a-f-]{36}$/i.test(id));
    await noteLineCopied(context.db, { eventId: event.id, invitationIds, memberId: member.id, now });
  }
  return redirect(new URL(request.url).pathname + new URL(request.url).search, { status: 303 });
}

/** A colleague says their own name plainly: 森下, not 森下さん. */
function addressedByPlainName(member: { familyName: string; givenName: string }, locale: "ja" | "ko") {
  return locale === "ja" ? member.familyName : fullName({ ...member, romaji: "" }, locale);
}

/** Two lines for each person, to paste into the messenger they read. */
export default function Line() {
  const page = useLoaderData<typeof loader>();
  const fetcher = useFetcher();
  const locale = useLocale();
  const ready = page.rows.filter(({ text }) => text !== "");
  const noteAll = () => {
    const form = new FormData();
    for (const { invitationId } of ready) form.append("invitation", invitationId);
    fetcher.submit(form, { method: "post" });
  };
  return (
    <>
      <PageHead
        title={m.event_line({}, { locale })}
        lede={<p>{m.event_line_lede({}, { locale })}</p>}
        back={{ to: `/events/${page.eventId}`, list: page.title }}
      />
      <Tabs
        label={m.event_answer_tabs({}, { locale })}
        tabs={[
          {
            to: `/events/${page.eventId}/line`,
            label: m.event_standing_silent({}, { locale }),
            count: m.event_people({ count: page.counts.silent }, { locale }),
            isCurrent: page.isSilentOnly,
          },
          {
            to: "?all=1",
            label: m.event_standing_all({}, { locale }),
            count: m.event_people({ count: page.counts.all }, { locale }),
            isCurrent: !page.isSilentOnly,
          },
        ]}
      />
      {page.missing > 0 && (
        <Form method="post" className="mb-4">
          <input type="hidden" name="intent" value="prepare" />
          <Button icon="link">{m.event_line_prepare({ count: page.missing }, { locale })}</Button>
        </Form>
      )}
      {page.rows.length === 0 ? (
        <Empty icon="check" title={m.event_line_none({}, { locale })}>
          {m.event_line_none_text({}, { locale })}
        </Empty>
      ) : (
        <Card
          title={m.event_line_each({}, { locale })}
          end={
            ready.length > 1 && (
              <>
                <span id="all-lines" hidden>
                  {ready.map(({ text }) => text).join("\n\n")}
                </span>
                <CopyButton
                  targetId="all-lines"
                  size="small"
                  onCopied={noteAll}
                  label={m.event_line_copy_all({ count: ready.length }, { locale })}
                />
              </>
            )
          }
        >
          <LinePeople rows={page.rows} />
        </Card>
      )}
    </>
  );
}
