import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { listSeated } from "~/features/attendance/arrival-queries.server.ts";
import { familyOf, findDeskSession, sessionWords } from "~/features/attendance/desk-page.server.ts";
import { listFamilyParties } from "~/features/attendance/family-parties.server.ts";
import { arrangeTables, saveTables } from "~/features/attendance/save-tables.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { DeskFrame } from "~/ui/desk-frame.tsx";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.attendance_tables_title({ title: page.title }, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const session = required(await findDeskSession(context.db, params.session, member));
  const locale = localeOf(request, member.locale);
  const guests = await listSeated(context.db, session.sessionId);
  const families = await listFamilyParties(context.db, session.sessionId, context.now());
  return {
    locale,
    ...sessionWords(session, locale),
    close: `/check-in/${session.sessionId}`,
    paper: `/events/${session.eventId}/paper/tables?session=${session.sessionId}`,
    mayPrint: member.role !== "host",
    tables: Math.max(0, ...[...guests, ...families].map(({ tableNo }) => tableNo ?? 0)),
    people: [
      ...guests.map((guest) => ({
        id: guest.candidateId,
        name: fullName(guest, locale),
        about: [kanaName(guest), guest.unit].filter(Boolean).join(locale === "ja" ? "・" : ", "),
        tableNo: guest.tableNo,
      })),
      ...families.map((family) => ({
        id: family.id,
        name: family.name,
        about: familyOf(family, locale),
        tableNo: family.tableNo,
      })),
    ],
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { sessionId } = required(await findDeskSession(context.db, params.session, member));
  const form = await request.formData();
  if (form.get("intent") === "arrange") {
    const tables = wholeNumber(form.get("tables"));
    if (tables === undefined)
      return data(
        { errors: { tables: [m.attendance_tables_error({}, { locale: localeOf(request, member.locale) })] } },
        400,
      );
    await arrangeTables(context.db, { sessionId, tables, now: context.now() });
  } else {
    const plan = new Map<string, number | null>();
    for (const [name, value] of form)
      if (name.startsWith("table-")) plan.set(name.slice(6), wholeNumber(value) || null);
    await saveTables(context.db, { sessionId, plan });
  }
  return redirect(new URL(request.url).pathname, { status: 303 });
}

/** A whole number from 0 to 200, also typed full-width; undefined for anything else. */
function wholeNumber(value: FormDataEntryValue | null): number | undefined {
  const plain = String(value ?? "")
    .normalize("NFKC")
    .trim();
  return /^\d{1,3}$/.test(plain) && Number(plain) <= 200 ? Number(plain) : undefined;
}

/** How many tables, then who sits where: dealt so that departments mix, changed by hand. */
export default function Tables() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const locale = useLocale();
  const tables = Array.from({ length: page.tables + 1 }, (_, at) => at + 1);
  return (
    <DeskFrame title={page.title} note={`${page.shortDay} ${page.time}`} close={page.close}>
      <h1>{m.attendance_tables({}, { locale })}</h1>
      <p>{m.attendance_tables_lede({ count: page.people.length }, { locale })}</p>
      <Form method="post" className="panel">
        <TextField
          name="tables"
          width="narrow"
          inputMode="numeric"
          defaultValue={page.tables || Math.max(1, Math.round(page.people.length / 6))}
          label={m.attendance_tables_count({}, { locale })}
          error={typed?.errors.tables}
        />
        <p className="send">
          <Button name="intent" value="arrange" variant="go" size="wide">
            {page.tables > 0
              ? m.attendance_tables_again({}, { locale })
              : m.attendance_tables_arrange({}, { locale })}
          </Button>
        </p>
      </Form>
      {page.tables > 0 && (
        <Form method="post" key={page.people.map(({ tableNo }) => tableNo).join()}>
          <h2>{m.attendance_tables_who({}, { locale })}</h2>
          <ul>
            {page.people.map((person) => (
              <li key={person.id} className="come">
                <label htmlFor={`table-${person.id}`}>
                  <b>{person.name}</b>
                  <small>{person.about}</small>
                </label>
                <select
                  id={`table-${person.id}`}
                  name={`table-${person.id}`}
                  className="control"
                  defaultValue={person.tableNo ?? ""}
                >
                  <option value="">{m.attendance_table_none({}, { locale })}</option>
                  {tables.map((table) => (
                    <option key={table} value={table}>
                      {m.attendance_table({ table }, { locale })}
                    </option>
                  ))}
                </select>
              </li>
            ))}
          </ul>
          <p className="send">
            <Button size="wide">{m.attendance_tables_save({}, { locale })}</Button>
          </p>
          {page.mayPrint && (
            <p>
              <Link to={page.paper}>{m.attendance_tables_print({}, { locale })}</Link>
            </p>
          )}
        </Form>
      )}
    </DeskFrame>
  );
}
