import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listSeated } from "~/features/attendance/arrival-queries.server.ts";
import { refusalSentence } from "~/features/attendance/attendance-words.ts";
import { checkIn } from "~/features/attendance/check-in.server.ts";
import { sessionWords } from "~/features/attendance/desk-page.server.ts";
import {
  doorStateOf,
  findAtDoor,
  isPersonMark,
  openSessionDoor,
  personMark,
} from "~/features/attendance/door.server.ts";
import { CheckedIn, DoorClosed, DoorFacts, Welcome } from "~/features/attendance/door-page.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { required } from "~/http/responses.ts";
import { formatTime } from "~/lib/dates.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "public" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.attendance_door_title(page, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = required(await openSessionDoor(context.db, context.secret, params.door ?? ""));
  const company = await requireCompany(context);
  const locale = localeOf(request);
  return {
    locale,
    company: company.name,
    ...sessionWords(session, locale),
    state: doorStateOf(session, context.now()),
    zone: session.zone,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    path: new URL(request.url).pathname,
  };
}

/** First the name, then "I am here": two small steps, so that nobody is noted for somebody else by a slip. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { sessionId, ...session } = required(
    await openSessionDoor(context.db, context.secret, params.door ?? ""),
  );
  const locale = localeOf(request);
  const now = context.now();
  if (doorStateOf(session, now) !== "open") return null;
  const form = await request.formData();
  const candidateId = String(form.get("person") ?? "");
  if (isPersonMark(context.secret, sessionId, candidateId, String(form.get("mark") ?? ""))) {
    const result = await checkIn(context.db, { sessionId, candidateId, at: now, memberId: null, now });
    if (!result.ok) return refused(refusalSentence(result.reason, locale), "");
    const guest = (await listSeated(context.db, sessionId)).find((each) => each.candidateId === candidateId);
    return {
      step: "in" as const,
      name: guest ? addressed(guest, locale) : "",
      time: formatTime(result.arrivedAt, session),
      table: guest?.tableNo ?? null,
    };
  }
  const name = String(form.get("name") ?? "").slice(0, 80);
  const [guest, ...others] = await findAtDoor(context.db, sessionId, name);
  if (!guest)
    return refused(
      name.trim() ? m.attendance_name_unknown({}, { locale }) : m.attendance_name_empty({}, { locale }),
      name,
    );
  if (others.length > 0) return refused(m.attendance_name_several({}, { locale }), name);
  return {
    step: "greet" as const,
    name: addressed(guest, locale),
    person: guest.candidateId,
    mark: personMark(context.secret, sessionId, guest.candidateId),
  };
}

function refused(sentence: string, name: string) {
  return data({ step: "ask" as const, errors: { name: [sentence] }, name }, 400);
}

export default function Door() {
  const page = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={page.company}>
      <Step />
    </PublicFrame>
  );
}

function Step() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const locale = useLocale();
  if (page.state !== "open") return <DoorClosed state={page.state} about={page} />;
  if (said?.step === "in") return <CheckedIn {...said} about={page} />;
  if (said?.step === "greet")
    return (
      <Welcome
        name={said.name}
        about={page}
        fields={{ person: said.person, mark: said.mark }}
        other={page.path}
      />
    );
  return (
    <>
      <p className="soft to">{page.title}</p>
      <h1>{m.attendance_door_ask({}, { locale })}</h1>
      <DoorFacts {...page} />
      <form method="post">
        <ErrorSummary errors={said?.errors} />
        <TextField
          name="name"
          label={m.attendance_door_name({}, { locale })}
          hint={m.attendance_door_name_hint({}, { locale })}
          error={said?.errors.name}
          defaultValue={said?.name}
          autoComplete="family-name"
        />
        <p className="send">
          <Button variant="go" size="wide">
            {m.attendance_door_next({}, { locale })}
          </Button>
        </p>
      </form>
      <p className="hint">{m.attendance_only_time({}, { locale })}</p>
    </>
  );
}
