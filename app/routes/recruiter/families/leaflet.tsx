import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { leafletForm, textsOf } from "~/features/families/family-forms.server.ts";
import { findLeaflet } from "~/features/families/family-queries.server.ts";
import { leafletWords, saveLeaflet } from "~/features/families/save-leaflet.server.ts";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { localeNames } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${m.families_leaflet({}, page)}｜Enishi` }] : [];

const tongues = [
  ["ja", "Ja"],
  ["en", "En"],
  ["ko", "Ko"],
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const leaflet = await findLeaflet(context.db);
  return {
    locale: localeOf(request, member.locale),
    isSaved: new URL(request.url).searchParams.has("saved"),
    values: {
      bodyJa: leaflet?.body.ja ?? "",
      bodyEn: leaflet?.body.en ?? "",
      bodyKo: leaflet?.body.ko ?? "",
      hoursJa: leaflet?.phoneHours.ja ?? "",
      hoursEn: leaflet?.phoneHours.en ?? "",
      hoursKo: leaflet?.phoneHours.ko ?? "",
      videoUrl: leaflet?.videoUrl ?? "",
    } as Record<string, string>,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const parsed = await parseFields(form, leafletForm, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { bodyJa, bodyEn, bodyKo, hoursJa, hoursEn, hoursKo, videoUrl } = parsed.value;
  const texts = {
    body: textsOf(bodyJa, bodyEn, bodyKo),
    phoneHours: textsOf(hoursJa, hoursEn, hoursKo),
  };
  const saved = await saveLeaflet(context.db, {
    ...texts,
    secondLook: String(form.get("secondLook") ?? ""),
    videoUrl,
    memberId: member.id,
    now: context.now(),
  });
  if (!saved.ok) return data({ ...wordingHelp(leafletWords(texts), locale), values: parsed.value }, 400);
  return redirect("/families/leaflet?saved=1");
}

export default function LeafletPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  const values = typed?.values ?? page.values;
  const errors = typed?.errors ?? {};
  const busy = useNavigation().state === "submitting" && m.candidate_busy({}, { locale });
  return (
    <>
      <PageHead
        back={{ to: "/families", list: m.ui_nav_families({}, { locale }) }}
        title={m.families_leaflet({}, { locale })}
        lede={m.families_leaflet_lede({}, { locale })}
      />
      {page.isSaved && !typed && (
        <div className="mb-4">
          <Banner tone="matsu">{m.families_leaflet_saved({}, { locale })}</Banner>
        </div>
      )}
      <ErrorSummary errors={typed?.errors} />
      <Form method="post" className="stack max-w-180">
        {tongues.map(([language, suffix]) => (
          <Card key={language} title={<span lang={language}>{localeNames[language]}</span>}>
            <div className="fields">
              <TextArea
                name={`body${suffix}`}
                label={m.families_leaflet_text({}, { locale })}
                hint={m.families_leaflet_hint({}, { locale })}
                isOptional
                rows={10}
                lang={language}
                defaultValue={values[`body${suffix}`]}
                error={errors[`body${suffix}`]}
              />
              <TextField
                name={`hours${suffix}`}
                label={m.families_phone_hours({}, { locale })}
                isOptional
                lang={language}
                defaultValue={values[`hours${suffix}`]}
                error={errors[`hours${suffix}`]}
              />
            </div>
          </Card>
        ))}
        <TextField
          name="videoUrl"
          type="url"
          label={m.families_video({}, { locale })}
          isOptional
          defaultValue={values.videoUrl}
          error={errors.videoUrl}
        />
        <SecondLook words={secondLookOf(typed)} />
        <div className="row">
          <Button variant="go" busy={busy}>
            {m.families_save({}, { locale })}
          </Button>
        </div>
      </Form>
    </>
  );
}
