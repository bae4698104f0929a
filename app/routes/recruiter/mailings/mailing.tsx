import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { LetterBadge } from "~/features/letters/letter-badge.tsx";
import { readSentMailing } from "~/features/mailings/sent-mailing.server.ts";
import { stopMailing } from "~/features/mailings/stop-mailing.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Icon } from "~/ui/icon.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.mailing.subject ?? ""}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const asked = {
    id: requireId(params.id),
    now: context.now(),
    reader: { locale, zone: member.zone },
  };
  return {
    mailing: required(await readSentMailing(context.db, asked)),
    words: {
      list: m.mailing_list({}, { locale }),
      stop: m.mailing_stop({}, { locale }),
      readers: m.mailing_readers({}, { locale }),
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const mailingId = requireId(params.id);
  await stopMailing(context.db, { mailingId, now: context.now() });
  return redirect(`/letters/mailings/${mailingId}`);
}

/** A mailing as it was sent, and for a minute (at night until the morning) the way to stop it. */
export default function SentMailing() {
  const { mailing, words } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={mailing.subject}
        back={{ to: "/letters/mailings", list: words.list }}
        lede={
          <>
            {mailing.by}
            <span className="block">{mailing.class}</span>
          </>
        }
      />
      {mailing.waiting && (
        <div className="ban sending mb-4" role="status">
          <Icon name="send" />
          <span>{mailing.waiting}</span>
          <Form method="post">
            <Button size="small">{words.stop}</Button>
          </Form>
        </div>
      )}
      <div className="cols wider">
        <div className="stack">
          {mailing.texts.map(({ language, name, subject, text }) => (
            <Card key={language} title={name} isFlush>
              <p className="message-subject" lang={language}>
                <b>{subject}</b>
              </p>
              <pre className="letter-text pad" lang={language}>
                {text}
              </pre>
            </Card>
          ))}
        </div>
        <Card title={words.readers} end={mailing.readers}>
          <ul className="rows">
            {mailing.letters.map(({ id, state, name, why }) => (
              <li key={id}>
                <Link to={`/letters/${id}`}>{name}</Link> <LetterBadge state={state} />
                {why && <span className="block sm soft">{why}</span>}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}
