import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { liftSuppressions } from "~/features/bounces/lift-suppressions.server.ts";
import { listRestingAddresses } from "~/features/bounces/rest-queries.server.ts";
import { restShort } from "~/features/bounces/rest-words.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { nextPath } from "~/http/next-path.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatShortDay, todayIn } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.words.title ?? ""}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const day = (at: Date) => formatShortDay(todayIn(member.zone, at), { locale });
  const rests = await listRestingAddresses(context.db, context.now());
  return {
    rests: rests.map(({ familyName, givenName, romaji, ...rest }) => ({
      address: rest.address,
      phone: rest.phone,
      candidateId: rest.candidateId,
      name: familyName ? fullName({ familyName, givenName: givenName ?? "", romaji }, locale) : "",
      why: restShort(rest.reason, locale),
      since: day(rest.since),
      until: day(rest.endsAt),
      mayLift: rest.reason !== "complaint",
    })),
    words: sayAll(locale, {
      title: m.rest_title,
      lede: m.rest_lede,
      letters: m.letter_page_title,
      none: m.rest_none,
      to: m.letter_column_to,
      address: m.letter_fact_address,
      why: m.rest_column_why,
      since: m.rest_column_since,
      until: m.rest_column_until,
      phone: m.rest_column_phone,
      lift: m.rest_lift,
    }),
  };
}

/** Letters go to this address again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const form = await request.formData();
  const lift = { addresses: [String(form.get("address") ?? "")], memberId: member.id, now: context.now() };
  await context.db.transaction().execute((trx) => liftSuppressions(trx, lift));
  return redirect(nextPath(form.get("from")) ?? "/letters/addresses");
}

export default function RestingAddresses() {
  const { rests, words } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={words.title} lede={words.lede} back={{ to: "/letters", list: words.letters }} />
      <Card isFlush label={words.title}>
        {rests.length === 0 ? (
          <Empty icon="mail" title={words.none} />
        ) : (
          <Table name={words.title} className="people bare">
            <thead>
              <tr>
                <th scope="col">{words.to}</th>
                <th scope="col">{words.why}</th>
                <th scope="col">{words.address}</th>
                <th scope="col">{words.phone}</th>
                <th scope="col">{words.since}</th>
                <th scope="col">{words.until}</th>
                <th scope="col">
                  <span className="sr">{words.lift}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rests.map((rest) => (
                <tr key={`${rest.address} ${rest.why}`}>
                  <td>
                    {rest.candidateId ? (
                      <Link className="name" to={`/candidates/${rest.candidateId}`}>
                        {rest.name}
                      </Link>
                    ) : (
                      rest.name
                    )}
                  </td>
                  <td className="second">{rest.why}</td>
                  <td className="muted">{rest.address}</td>
                  <td>{rest.phone && <a href={`tel:${rest.phone}`}>{rest.phone}</a>}</td>
                  <td className="num">{rest.since}</td>
                  <td className="num">{rest.until}</td>
                  <td>
                    {rest.mayLift && (
                      <Form method="post" preventScrollReset>
                        <input type="hidden" name="address" value={rest.address} />
                        <Button size="small">{words.lift}</Button>
                      </Form>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </>
  );
}
