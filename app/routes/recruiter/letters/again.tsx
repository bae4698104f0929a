import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { listTroubles, sendAllAgain, troubles } from "~/features/letters/letter-trouble.server.ts";
import { troubleWords } from "~/features/letters/trouble-words.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatShortDay, todayIn } from "~/lib/dates.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { CheckField, FieldError } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.words.title ?? ""}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const dead = await listTroubles(context.db, context.now());
  const done = Number(new URL(request.url).searchParams.get("done"));
  return {
    done: done > 0 ? m.letter_again_done({ count: done }, { locale }) : "",
    // Without a mail server they would only be kept once more.
    kinds: dead
      .filter(({ trouble }) => trouble !== "kept" || context.canSendMail)
      .map(({ trouble, count, people, since }) => ({
        trouble,
        ...troubleWords(trouble, locale),
        count: m.letter_again_count(
          { count, people, since: formatShortDay(todayIn(member.zone, since), { locale }) },
          { locale },
        ),
      })),
    words: sayAll(locale, {
      title: m.letter_again_title,
      lede: m.letter_again_lede,
      letters: m.letter_page_title,
      empty: m.letter_empty_trouble_title,
      send: m.letter_again_send,
      sending: m.letter_again_sending,
      second: m.letter_retry_uncertain_check,
    }),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const chosen = troubles.filter((trouble) => form.getAll("trouble").includes(trouble));
  if (chosen.length === 0) return data({ none: m.letter_again_none({}, { locale }), second: "" }, 400);
  if (chosen.includes("uncertain") && form.get("secondCopy") !== "fine")
    return data({ none: "", second: m.letter_retry_check_needed({}, { locale }) }, 400);
  const now = context.now();
  const count = await sendAllAgain(context.db, context.jobs, { troubles: chosen, memberId: member.id, now });
  return redirect(`/letters/again?done=${count}`);
}

export default function Again() {
  const { kinds, words, done } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>();
  const isBusy = useNavigation().state === "submitting";
  return (
    <>
      <PageHead title={words.title} lede={words.lede} back={{ to: "/letters", list: words.letters }} />
      {done && !errors && <Banner tone="matsu">{done}</Banner>}
      <Card className="max-w-3xl mt-4">
        {kinds.length === 0 ? (
          <Empty icon="mail" title={words.empty} />
        ) : (
          <Form method="post" className="stack">
            {errors?.none && <FieldError id="trouble-error">{errors.none}</FieldError>}
            {kinds.map(({ trouble, name, help, count }) => (
              <CheckField
                key={trouble}
                name="trouble"
                value={trouble}
                label={`${name} — ${count}`}
                hint={help}
              />
            ))}
            {kinds.some(({ trouble }) => trouble === "uncertain") && (
              <CheckField name="secondCopy" value="fine" label={words.second} error={errors?.second} />
            )}
            <div>
              <Button variant="go" icon="send" busy={isBusy && words.sending}>
                {words.send}
              </Button>
            </div>
          </Form>
        )}
      </Card>
    </>
  );
}
