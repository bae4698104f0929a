import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { aboutTopics } from "~/features/families/family.ts";
import { callForm } from "~/features/families/family-forms.server.ts";
import { aboutWord, scriptWord } from "~/features/families/family-words.ts";
import { noteCall } from "~/features/families/note-call.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${m.families_call_new({}, page)}｜Enishi` }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  return { locale: localeOf(request, member.locale) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const parsed = await parseForm(request, callForm, localeOf(request, member.locale));
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { topic, phone } = parsed.value;
  const noted = await noteCall(context.db, {
    topic,
    phone,
    candidateId: null,
    memberId: member.id,
    now: context.now(),
  });
  return redirect(noted.ok ? `/families/calls/${noted.callId}` : "/families");
}

/** Made to be read while the telephone is at the ear: what may be said stands beside each topic. */
export default function NoteCallPage() {
  const { locale } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting" && m.candidate_busy({}, { locale });
  return (
    <>
      <PageHead
        back={{ to: "/families", list: m.ui_nav_families({}, { locale }) }}
        title={m.families_call_new({}, { locale })}
        lede={m.families_call_lede({}, { locale })}
      />
      <ErrorSummary errors={typed?.errors} />
      <div className="stack max-w-180">
        <Banner icon="shield">{m.families_call_never({}, { locale })}</Banner>
        <Card title={m.families_script_first({}, { locale })}>
          <p className="lines">{m.families_script_opening({}, { locale })}</p>
        </Card>
        <Form method="post" className="fields">
          <AnswerCards
            name="topic"
            legend={m.families_call_topic({}, { locale })}
            error={typed?.errors?.topic}
            chosen={typed?.values?.topic}
            cards={aboutTopics.map((topic) => ({
              value: topic,
              label: aboutWord(topic, locale),
              help: scriptWord(topic, locale),
            }))}
          />
          <TextField
            name="phone"
            type="tel"
            label={m.families_call_phone({}, { locale })}
            hint={m.families_call_phone_hint({}, { locale })}
            isOptional
            defaultValue={typed?.values?.phone}
            error={typed?.errors?.phone}
          />
          <div className="row">
            <Button variant="go" busy={busy}>
              {m.families_call_save({}, { locale })}
            </Button>
            <ButtonLink to="/families">{m.ui_cancel({}, { locale })}</ButtonLink>
          </div>
          <p className="soft sm">{m.families_call_kept({}, { locale })}</p>
        </Form>
      </div>
    </>
  );
}
