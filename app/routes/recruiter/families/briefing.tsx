import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import {
  findBriefing,
  listFamilyGuests,
  saveRecording,
} from "~/features/families/briefing-queries.server.ts";
import { familyAnswerWord } from "~/features/families/family-words.ts";
import { inviteFamilies, listInvitable } from "~/features/families/invite-families.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { formatRange, parseDay, todayIn } from "~/lib/dates.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const briefing = await requireRow(params.id, (id) => findBriefing(context.db, id));
  const { sessionId, cohortYear } = briefing;
  const [guests, invitable] = await Promise.all([
    listFamilyGuests(context.db, sessionId, now),
    listInvitable(context.db, { sessionId, cohortYear, now }),
  ]);
  return {
    locale,
    eventId: briefing.eventId,
    title: textIn(briefing.title, locale),
    when: formatRange(briefing.startsAt, briefing.endsAt, { locale, zone: briefing.zone, zoneName: true }),
    numbers: m.families_briefing_numbers(
      {
        invited: briefing.invited,
        taken: briefing.seatsTaken,
        seats: briefing.seats,
        online: briefing.online,
      },
      { locale },
    ),
    waiting: briefing.waitingPeople,
    canInvite: briefing.state === "published" && briefing.sessionState === "open" && briefing.startsAt > now,
    isDraft: briefing.state === "draft",
    invitable: invitable.length,
    recordingUrl: briefing.recordingUrl ?? "",
    recordingOn: briefing.recordingOn ?? "",
    guests: guests.map((guest) => ({
      id: guest.id,
      name: addressed({ familyName: guest.name, givenName: "" }, locale, "family"),
      candidateId: guest.candidateId,
      candidate: fullName(guest, locale),
      answer: guest.answer ? familyAnswerWord(guest.answer, locale) : "",
      people: guest.seat
        ? guest.seat === "waiting"
          ? m.families_people_waiting({ count: guest.people }, { locale })
          : m.family_people({ count: guest.people }, { locale })
        : "",
      needs: guest.accessNeeds,
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const briefing = await requireRow(params.id, (id) => findBriefing(context.db, id));
  const form = await request.formData();
  const now = context.now();
  if (form.get("intent") === "recording") {
    const url = String(form.get("url") ?? "").trim();
    const typed = String(form.get("on") ?? "").trim();
    const fromOn = typed ? parseDay(typed, todayIn("Asia/Tokyo", now)) : null;
    if (url && !/^https:\/\/\S+$/.test(url))
      return data({ error: m.error_field_url({}, { locale }), field: "url" }, 400);
    if (fromOn === undefined) return data({ error: m.error_field_date({}, { locale }), field: "on" }, 400);
    await saveRecording(context.db, { eventId: briefing.eventId, url, fromOn });
    return redirect(`/families/briefings/${briefing.sessionId}`);
  }
  await inviteFamilies(context.db, context.jobs, { sessionId: briefing.sessionId, memberId: member.id, now });
  return redirect(`/families/briefings/${briefing.sessionId}`);
}

export default function BriefingPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  const busy = useNavigation().state === "submitting" && m.candidate_busy({}, { locale });
  return (
    <>
      <PageHead
        back={{ to: "/families", list: m.ui_nav_families({}, { locale }) }}
        title={page.title}
        lede={page.when}
        actions={<ButtonLink to={`/events/${page.eventId}`}>{m.families_event({}, { locale })}</ButtonLink>}
      />
      <div className="cols wider">
        <Card title={m.families_guests({}, { locale })} end={page.numbers} isFlush>
          {page.guests.length === 0 ? (
            <p className="pad soft">{m.families_guests_none({}, { locale })}</p>
          ) : (
            <Guests />
          )}
        </Card>
        <aside className="stack tight" aria-label={m.families_aside({}, { locale })}>
          <Card title={m.families_invite({}, { locale })}>
            <p className="soft">{m.families_invite_text({}, { locale })}</p>
            {page.isDraft && <p className="mt-3">{m.families_invite_draft({}, { locale })}</p>}
            {page.canInvite && page.invitable > 0 && (
              <Form method="post" className="mt-3">
                <Button variant="go" busy={busy}>
                  {m.families_invite_go({ count: page.invitable }, { locale })}
                </Button>
              </Form>
            )}
            {page.canInvite && page.invitable === 0 && (
              <p className="mt-3">{m.families_invite_nobody({}, { locale })}</p>
            )}
          </Card>
          <Card title={m.families_recording({}, { locale })}>
            <Form method="post" className="fields">
              <TextField
                name="url"
                type="url"
                label={m.families_recording_url({}, { locale })}
                isOptional
                defaultValue={page.recordingUrl}
                error={typed?.field === "url" ? typed.error : undefined}
              />
              <TextField
                name="on"
                label={m.families_recording_on({}, { locale })}
                hint={m.ui_date_hint({}, { locale })}
                isOptional
                defaultValue={page.recordingOn}
                error={typed?.field === "on" ? typed.error : undefined}
              />
              <div className="row">
                <Button name="intent" value="recording" busy={busy}>
                  {m.families_save({}, { locale })}
                </Button>
              </div>
            </Form>
          </Card>
        </aside>
      </div>
    </>
  );
}

function Guests() {
  const { locale, guests } = useLoaderData<typeof loader>();
  return (
    <Table name={m.families_guests({}, { locale })} className="people bare">
      <thead>
        <tr>
          <th scope="col">{m.families_col_relative({}, { locale })}</th>
          <th scope="col">{m.families_col_candidate({}, { locale })}</th>
          <th scope="col">{m.families_col_answer({}, { locale })}</th>
          <th scope="col">{m.families_col_people({}, { locale })}</th>
          <th scope="col">{m.families_col_needs({}, { locale })}</th>
        </tr>
      </thead>
      <tbody>
        {guests.map((guest) => (
          <tr key={guest.id}>
            <td>{guest.name}</td>
            <td>
              <Link to={`/candidates/${guest.candidateId}`}>{guest.candidate}</Link>
            </td>
            <td className="second">{guest.answer}</td>
            <td className="third num">{guest.people}</td>
            <td className="third">{guest.needs}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
