import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { AboutFields } from "~/features/hosts/about-fields.tsx";
import { aboutErrors, aboutWords } from "~/features/hosts/about-words.server.ts";
import { givenSaid } from "~/features/hosts/directory-page.server.ts";
import { saveHostAbout } from "~/features/hosts/host-about.server.ts";
import { findDirectoryHost } from "~/features/hosts/host-directory.server.ts";
import { aboutForm, offerSchema } from "~/features/hosts/host-forms.server.ts";
import { findHostOffer, saveHostOffer } from "~/features/hosts/host-offer.server.ts";
import { OfferFields } from "~/features/hosts/offer-fields.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Avatar } from "~/ui/avatar.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.name}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const now = context.now();
  const host = await requireRow(params.id, (id) => findDirectoryHost(context.db, id, { now, zone }));
  const locale = localeOf(request, member.locale);
  return {
    locale,
    host,
    name: fullName(host, locale),
    place: [host.unitName, host.position].filter(Boolean).join({ ja: "・", en: " · ", ko: " · " }[locale]),
    given: givenSaid(host, locale),
    offer: await findHostOffer(context.db, host.id),
    today: todayIn(zone, now),
    words: {
      ...aboutWords(locale),
      back: m.hostdir_title({}, { locale }),
      offer: m.host_offer_title({}, { locale }),
      givenTitle: m.hostdir_col_given({}, { locale }),
      slots: m.slot_open_for({}, { locale }),
      told: m.hostdir_told({}, { locale }),
    },
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const now = context.now();
  const { id: memberId } = await requireRow(params.id, (id) =>
    findDirectoryHost(context.db, id, { now, zone }),
  );
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const back = redirect(`/hosts/${memberId}?saved=1`, 303);
  if (form.get("intent") === "offer") {
    const parsed = await parseFields(form, offerSchema(todayIn(zone, now)), locale);
    if (!parsed.ok) return data({ part: "offer", errors: parsed.errors, values: parsed.values }, 400);
    await saveHostOffer(context.db, { ...parsed.value, memberId, now });
    return back;
  }
  const parsed = await parseFields(form, aboutForm, locale);
  if (!parsed.ok) return data({ part: "about", errors: parsed.errors, values: parsed.values }, 400);
  const saved = await saveHostAbout(context.db, { memberId, about: parsed.value, now });
  if (saved.ok) return back;
  return data({ part: "about", errors: aboutErrors(saved.lines ?? [], locale), values: parsed.value }, 400);
}

export default function HostPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { host, words } = page;
  const typedIn = (part: string) => (typed?.part === part ? typed : undefined);
  return (
    <>
      <PageHead
        lead={<Avatar person={host} size="big" />}
        title={page.name}
        lede={page.place}
        back={{ to: "/hosts", list: words.back }}
        actions={
          <ButtonLink to={`/hosts/${host.id}/slots`} icon="plus">
            {words.slots}
          </ButtonLink>
        }
      />
      {page.isSaved && !typed && <Banner tone="matsu">{words.saved}</Banner>}
      <div className="cols wider mt-4">
        <Card title={words.title}>
          <p className="hint mb-4">{words.told}</p>
          <Form method="post" noValidate key={JSON.stringify(host)}>
            <div className="fields">
              <AboutFields
                about={host}
                words={words}
                errors={typedIn("about")?.errors}
                values={typedIn("about")?.values}
              />
            </div>
            <p className="mt-5">
              <Button variant="go">{words.save}</Button>
            </p>
          </Form>
        </Card>
        <aside className="stack tight" aria-label={words.offer}>
          <Card title={words.offer}>
            <Form method="post" noValidate>
              <div className="fields">
                <OfferFields
                  offer={page.offer}
                  today={page.today}
                  errors={typedIn("offer")?.errors}
                  values={typedIn("offer")?.values}
                />
              </div>
              <p className="mt-4">
                <Button name="intent" value="offer">
                  {words.save}
                </Button>
              </p>
            </Form>
          </Card>
          <Card title={words.givenTitle}>
            <p className="num">{page.given}</p>
          </Card>
        </aside>
      </div>
    </>
  );
}
