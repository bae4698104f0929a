import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { releaseSeats } from "~/features/events/release-seats.server.ts";
import { requestWord } from "~/features/privacy/kept-words.ts";
import {
  decideRequest,
  deletePerson,
  listNotes,
  listOpenRequests,
} from "~/features/privacy/own-request.server.ts";
import { leaveAllTrips } from "~/features/trips/withdraw-from-trip.server.ts";
import { SecondLook } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatDay, formatShortDay } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { CheckField, TextArea } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.own_request_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const requests = await listOpenRequests(context.db);
  const shown = await Promise.all(
    requests.map(async (each) => ({
      id: each.id,
      kind: each.kind,
      title: requestWord(each.kind, locale),
      name: fullName(each, locale),
      dueDay: formatDay(each.dueOn, { locale }),
      notes: (each.kind === "disclosure" ? await listNotes(context.db, each.candidateId) : []).map(
        (note) => ({
          id: note.id,
          label: `${formatShortDay(note.happenedAt, { locale, zone: member.zone })} ${note.body}`,
        }),
      ),
    })),
  );
  return {
    role: member.role,
    requests: shown,
    deleted: new URL(request.url).searchParams.get("deleted") ?? "",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const requestId = String(form.get("request") ?? "");
  const by = { requestId, by: member.id, now: context.now() };
  if (form.get("intent") === "delete") {
    const deleted = await deletePerson(context.db, {
      ...by,
      freeSeats: async (trx, candidateId) => {
        await leaveAllTrips(trx, context.jobs, { candidateId, now: by.now });
        await releaseSeats(trx, context.jobs, { candidateId, now: by.now });
      },
    });
    return redirect(`/settings/own-requests${deleted.ok ? `?deleted=${deleted.number}` : ""}`);
  }
  const answer = String(form.get("answer") ?? "");
  const withheldReason = String(form.get("reason") ?? "");
  const typed = { answer, reason: withheldReason, secondLook: undefined };
  const decided = await decideRequest(context.db, context.jobs, {
    ...by,
    noteIds: form.getAll("note").map(String),
    ...{ answer, withheldReason },
    secondLook: String(form.get("secondLook") ?? ""),
  });
  if (!decided.ok && decided.reason === "reason_missing")
    return data({ requestId, error: m.own_request_reason_missing({}, { locale }), ...typed }, 400);
  if (!decided.ok && decided.reason === "wording") {
    const { errors, secondLook } = wordingHelp({ answer, reason: withheldReason }, locale);
    return data({ requestId, error: Object.values(errors).flat().join(" "), ...typed, secondLook }, 400);
  }
  return redirect("/settings/own-requests");
}

export default function OwnRequests() {
  const { role, requests, deleted } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <>
      <PageHead title={m.own_request_title({}, { locale })} lede={m.own_request_lede({}, { locale })} />
      <SettingsTabs role={role} />
      {deleted && <Banner tone="matsu">{m.own_request_deleted({ number: deleted }, { locale })}</Banner>}
      <div className="stack max-w-160 mt-4">
        {requests.length === 0 && <p className="soft">{m.own_request_none({}, { locale })}</p>}
        {requests.map((each) => (
          <Card key={each.id} title={`${each.name} · ${each.title}`}>
            <p className="soft">{m.own_request_due({ day: each.dueDay }, { locale })}</p>
            <Form method="post" className="fields mt-3">
              <input type="hidden" name="request" value={each.id} />
              {each.notes.map((note) => (
                <CheckField key={note.id} name="note" value={note.id} label={note.label} />
              ))}
              {each.kind === "disclosure" && (
                <TextArea
                  name="reason"
                  id={`f-reason-${each.id}`}
                  label={m.own_request_reason({}, { locale })}
                  hint={m.own_request_reason_hint({}, { locale })}
                  error={failed?.requestId === each.id ? failed.error : undefined}
                  defaultValue={failed?.requestId === each.id ? failed.reason : undefined}
                  isOptional
                />
              )}
              {each.kind !== "deletion" && (
                <TextArea
                  name="answer"
                  id={`f-answer-${each.id}`}
                  label={m.own_request_answer({}, { locale })}
                  error={failed?.requestId === each.id && each.kind === "stop" ? failed.error : undefined}
                  defaultValue={failed?.requestId === each.id ? failed.answer : undefined}
                  isOptional={each.kind === "disclosure"}
                />
              )}
              <SecondLook words={failed?.requestId === each.id ? failed.secondLook : undefined} />
              <div className="row">
                {each.kind === "deletion" ? (
                  <Button variant="danger" name="intent" value="delete">
                    {m.own_request_delete({ name: each.name }, { locale })}
                  </Button>
                ) : (
                  <Button variant="go" name="intent" value="decide">
                    {m.own_request_send({}, { locale })}
                  </Button>
                )}
              </div>
              {each.kind === "deletion" && (
                <p className="hint">{m.own_request_delete_hint({}, { locale })}</p>
              )}
            </Form>
          </Card>
        ))}
      </div>
    </>
  );
}
