import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listHostFeedback } from "~/features/feedback/host-feedback.server.ts";
import { saidView } from "~/features/feedback/host-feedback-words.server.ts";
import { SaidOfMe } from "~/features/feedback/said-of-me.tsx";
import { hostProfileForm } from "~/features/hosts/host-forms.server.ts";
import { findHostProfile, saveHostProfile } from "~/features/hosts/host-profile.server.ts";
import { longestLine, nothingShown, profileLines, showsAnything } from "~/features/hosts/host-profile.ts";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { findOwnFacts } from "~/features/my-page/page-owner.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextField } from "~/ui/field.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.hostprofile_title({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, frame, person } = await requireMyPage(request, context, params.token);
  const [said, profile, facts] = await Promise.all([
    listHostFeedback(context.db, candidateId),
    findHostProfile(context.db, candidateId),
    findOwnFacts(context.db, candidateId),
  ]);
  const has = { reading: kanaName(person), ...facts };
  const done = new URL(request.url).searchParams.get("done") ?? "";
  const saidOfMe = said.map((each) => saidView(each, locale));
  return { locale, frame, profile, has, done, saidOfMe, showsSomething: showsAnything(profile) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const now = context.now();
  const isWithdrawn = form.get("intent") === "withdraw";
  const parsed = await parseFields(form, hostProfileForm, locale);
  if (!isWithdrawn && !parsed.ok) return data(parsed, 400);
  const profile = isWithdrawn || !parsed.ok ? nothingShown : parsed.value;
  await saveHostProfile(context.db, { candidateId, profile, now });
  const done = showsAnything(profile) ? "saved" : "nothing";
  return redirect(`${frame.base}/hosts?done=${done}${frame.query.replace("?", "&")}`, 303);
}

export default function HostProfilePage() {
  const { locale, frame, profile, has, done, saidOfMe, showsSomething } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  const values: Record<string, string> = typed?.values ?? {};
  const facts = [
    ["reading", m.hostprofile_reading({}, { locale }), has.reading],
    ["school", m.hostprofile_school({}, { locale }), has.school],
    ["faculty", m.hostprofile_faculty({}, { locale }), has.faculty],
  ] as const;
  const lines = {
    region: [m.hostprofile_region({}, { locale }), m.hostprofile_region_hint({}, { locale })],
    languages: [m.hostprofile_languages({}, { locale }), m.hostprofile_languages_hint({}, { locale })],
    topics: [m.hostprofile_topics({}, { locale }), m.hostprofile_topics_hint({}, { locale })],
    about: [m.hostprofile_about({}, { locale }), m.hostprofile_about_hint({}, { locale })],
  };
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.hostprofile_title({}, { locale })}</h1>
      <ErrorSummary errors={errors} />
      {done && (
        <p className="ban matsu" role="status">
          {done === "saved" ? m.hostprofile_saved({}, { locale }) : m.hostprofile_withdrawn({}, { locale })}
        </p>
      )}
      <p>{m.hostprofile_text({}, { locale })}</p>
      <form method="post">
        {facts.map(
          ([fact, label, value]) =>
            value && (
              <CheckField
                key={fact}
                name={fact}
                value="yes"
                label={label}
                hint={value}
                defaultChecked={typed ? values[fact] === "yes" : profile[fact]}
              />
            ),
        )}
        {profileLines.map((line) => (
          <TextField
            key={line}
            name={line}
            label={lines[line][0]}
            hint={lines[line][1]}
            maxLength={longestLine[line]}
            defaultValue={values[line] ?? profile[line]}
            error={errors[line]}
            width="full"
            isOptional
          />
        ))}
        <p className="send">
          <button type="submit" name="intent" value="save" className="btn go big wide">
            {m.hostprofile_save({}, { locale })}
          </button>
        </p>
      </form>
      {showsSomething && (
        <form method="post">
          <p className="send">
            <button type="submit" name="intent" value="withdraw" className="btn big wide">
              {m.hostprofile_withdraw({}, { locale })}
            </button>
          </p>
          <p className="hint">{m.hostprofile_withdraw_text({}, { locale })}</p>
        </form>
      )}
      <SaidOfMe said={saidOfMe} />
    </MyPageFrame>
  );
}
