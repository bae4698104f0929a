import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { newsForm, textsOf } from "~/features/families/family-forms.server.ts";
import { listReaders, newsWords, sendFamilyNews } from "~/features/families/send-family-news.server.ts";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { languageName } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${m.families_news({}, page)}｜Enishi` }] : [];

const tongues = [
  ["ja", "Ja"],
  ["en", "En"],
  ["ko", "Ko"],
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const now = context.now();
  const [news, leaflet] = await Promise.all([
    listReaders(context.db, "news", now),
    listReaders(context.db, "leaflet", now),
  ]);
  return { locale: localeOf(request, member.locale), news: news.length, leaflet: leaflet.length };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const parsed = await parseFields(form, newsForm, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { topic, titleJa, titleEn, titleKo, textJa, textEn, textKo } = parsed.value;
  const [title, text] = [textsOf(titleJa, titleEn, titleKo), textsOf(textJa, textEn, textKo)];
  if (topic === "news" && !(titleJa && textJa))
    return data({ errors: { titleJa: [m.families_news_empty({}, { locale })] }, values: parsed.value }, 400);
  const by = { memberId: member.id, secondLook: String(form.get("secondLook") ?? ""), now: context.now() };
  const sent = await sendFamilyNews(context.db, context.jobs, { topic, title, text, ...by });
  if (!sent.ok && sent.reason === "wording")
    return data({ ...wordingHelp(newsWords(title, text), locale), values: parsed.value }, 400);
  return redirect(`/families?sent=${sent.ok ? sent.sent : 0}`);
}

export default function FamilyNewsPage() {
  const { locale, news, leaflet } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const values = (typed?.values ?? {}) as Record<string, string | undefined>;
  const errors = (typed?.errors ?? {}) as Record<string, string[]>;
  const busy = useNavigation().state === "submitting" && m.candidate_busy({}, { locale });
  return (
    <>
      <PageHead
        back={{ to: "/families", list: m.ui_nav_families({}, { locale }) }}
        title={m.families_news({}, { locale })}
        lede={m.families_news_lede({}, { locale })}
      />
      <ErrorSummary errors={typed?.errors} />
      <div className="stack max-w-180">
        <Card title={m.families_news_leaflet({}, { locale })}>
          <p>{m.families_news_leaflet_text({}, { locale })}</p>
          {leaflet > 0 ? (
            <Form method="post" className="mt-3">
              <input type="hidden" name="topic" value="leaflet" />
              <Button busy={busy}>{m.families_news_send({ count: leaflet }, { locale })}</Button>
            </Form>
          ) : (
            <p className="soft mt-3">{m.families_news_nobody({}, { locale })}</p>
          )}
        </Card>
        <Card title={m.families_news_write({}, { locale })}>
          {news > 0 ? (
            <Form method="post" className="fields">
              <input type="hidden" name="topic" value="news" />
              {tongues.map(([language, suffix]) => (
                <div key={language} className="fields">
                  <TextField
                    name={`title${suffix}`}
                    label={m.families_news_title({ language: languageName(language, locale) }, { locale })}
                    isOptional={language !== "ja"}
                    lang={language}
                    defaultValue={values[`title${suffix}`]}
                    error={errors[`title${suffix}`]}
                  />
                  <TextArea
                    name={`text${suffix}`}
                    label={m.families_news_text({ language: languageName(language, locale) }, { locale })}
                    isOptional={language !== "ja"}
                    rows={5}
                    lang={language}
                    defaultValue={values[`text${suffix}`]}
                    error={errors[`text${suffix}`]}
                  />
                </div>
              ))}
              <SecondLook words={secondLookOf(typed)} />
              <div className="row">
                <Button variant="go" busy={busy}>
                  {m.families_news_send({ count: news }, { locale })}
                </Button>
              </div>
            </Form>
          ) : (
            <p className="soft">{m.families_news_nobody({}, { locale })}</p>
          )}
        </Card>
      </div>
    </>
  );
}
