import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { pauseSending, resumeSending } from "~/features/letters/pause-sending.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { nextPath } from "~/http/next-path.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.words.title ?? ""}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  return {
    words: sayAll(localeOf(request, member.locale), {
      title: m.letter_pause,
      lede: m.letter_pause_lede,
      letters: m.letter_page_title,
      why: m.letter_pause_why,
      hint: m.letter_pause_why_hint,
    }),
  };
}

/** The one switch: do=pause or do=resume. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const form = await request.formData();
  if (form.get("do") === "resume") {
    await resumeSending(context.db, context.jobs);
    const from = nextPath(form.get("from"));
    return redirect(from?.startsWith("/letters/") && from !== "/letters/pause" ? from : "/letters");
  }
  const why = String(form.get("why") ?? "").trim();
  await pauseSending(context.db, { memberId: member.id, why, now: context.now() });
  return redirect("/letters");
}

export default function Pause() {
  const { words } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={words.title} lede={words.lede} back={{ to: "/letters", list: words.letters }} />
      <Card className="max-w-2xl">
        <Form method="post" className="stack">
          <TextField name="why" label={words.why} hint={words.hint} maxLength={300} isOptional width="full" />
          <input type="hidden" name="do" value="pause" />
          <div>
            <Button variant="go" icon="pause">
              {words.title}
            </Button>
          </div>
        </Form>
      </Card>
    </>
  );
}
