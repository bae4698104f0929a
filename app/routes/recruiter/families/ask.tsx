import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { askFamily } from "~/features/families/ask-family.server.ts";
import { findAsk } from "~/features/families/family-desk-queries.server.ts";
import { findFamilyOwner } from "~/features/families/family-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${m.families_ask_title({ name: page.name }, page)}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const owner = await requireRow(params.id, (id) => findFamilyOwner(context.db, id));
  const before = await findAsk(context.db, owner.id, "ours");
  return {
    locale,
    id: owner.id,
    name: addressed(owner, locale),
    hasEnded: owner.hasEnded,
    askedOn: before ? formatDay(before.askedAt, { locale, zone: "Asia/Tokyo" }) : "",
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const owner = await requireRow(params.id, (id) => findFamilyOwner(context.db, id));
  const asked = await askFamily(context.db, context.jobs, {
    candidateId: owner.id,
    memberId: member.id,
    secret: context.secret,
    now: context.now(),
  });
  if (asked.ok) return redirect(`/candidates/${owner.id}`);
  const sentence = asked.reason === "asked_before" ? m.families_ask_again : m.families_ask_ended;
  return data({ error: sentence({}, { locale }) }, 400);
}

export default function AskFamilyPage() {
  const { locale, id, name, askedOn, hasEnded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.error ?? (askedOn ? m.families_asked_on({ day: askedOn }, { locale }) : "");
  return (
    <>
      <PageHead
        back={{ to: `/candidates/${id}`, list: name }}
        title={m.families_ask_title({ name }, { locale })}
        lede={m.families_ask_lede({}, { locale })}
      />
      <div className="max-w-180">
        <Card>
          <p className="lines">{m.family_letter_asked_text({}, { locale })}</p>
          <p className="lines mt-3">{m.family_letter_asked_free({}, { locale })}</p>
          {refused || hasEnded ? (
            <p className="mt-3" role="status">
              <b>{refused || m.families_ask_ended({}, { locale })}</b>
            </p>
          ) : (
            <Form method="post" className="row mt-3">
              <Button variant="go">{m.families_ask_go({ name }, { locale })}</Button>
              <ButtonLink to={`/candidates/${id}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
            </Form>
          )}
        </Card>
      </div>
    </>
  );
}
