import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { isAnswer } from "~/features/events/answer.ts";
import { listOpenAnswers } from "~/features/replies/open-answers.server.ts";
import { findReply } from "~/features/replies/reply-queries.server.ts";
import { openAnswers, replyPage } from "~/features/replies/reply-view.server.ts";
import { reasonSentence } from "~/features/replies/reply-words.server.ts";
import {
  answerFromReply,
  dismissReply,
  linkReply,
  noteReply,
  reopenReply,
} from "~/features/replies/settle-reply.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.who ?? ""}｜Enishi` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { db } = context;
  const row = required(await findReply(db, requireId(params.id)));
  const reader = { locale, zone: member.zone };
  const open = await listOpenAnswers(db, row, context.now());
  return { ...replyPage(row, reader), open: openAnswers(open, reader) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { db, jobs } = context;
  const mailId = requireId(params.id);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "").slice(0, 4000);
  const settling = { mailId, by: member.id, now: context.now() };
  const refuse = (field: string, sentence: string) => data({ errors: { [field]: [sentence] } }, 400);
  const answer = text("answer");
  if (isAnswer(answer)) {
    const openId = requireId(text("open"));
    const taken = await answerFromReply(db, jobs, { ...settling, openId, answer });
    const why = taken.ok ? "" : reasonSentence(taken.reason, locale);
    if (!taken.ok) return refuse("answer", m.reply_take_refused({ why }, { locale }));
  } else if (form.has("email")) {
    const linked = await linkReply(db, { mailId, email: text("email") });
    if (!linked.ok) return refuse("email", m.reply_link_nobody({}, { locale }));
    return redirect(`/letters/replies/${mailId}`);
  } else if (form.has("note")) {
    const noted = await noteReply(db, { ...settling, text: text("note") });
    if (!noted.ok)
      return refuse(
        "note",
        (noted.reason === "stopped" ? m.reply_note_stopped : m.reply_note_empty)({}, { locale }),
      );
  } else if (text("do") === "undo") {
    await reopenReply(db, mailId);
    return redirect(`/letters/replies/${mailId}`);
  } else await dismissReply(db, settling, text("do") === "replied" ? "replied" : "dismissed");
  return redirect("/letters/replies");
}

export default function Reply() {
  const page = useLoaderData<typeof loader>();
  const errors: Record<string, string[]> = useActionData<typeof action>()?.errors ?? {};
  const { words } = page;
  return (
    <>
      <PageHead back={{ to: "/letters/replies", list: words.back }} title={page.who} lede={page.why} />
      <ErrorSummary errors={errors} />
      <div className="cols wider">
        <div className="stack">
          <Card title={page.subject}>
            {[page.says, page.proposes].filter(Boolean).map((line) => (
              <p key={line}>
                <b>{line}</b>
              </p>
            ))}
            {page.word && <p className="whitespace-pre-line">「{page.word}」</p>}
            <p className="soft">{words.safe}</p>
            <p className="mt-3 whitespace-pre-wrap wrap-anywhere">{page.text}</p>
            {page.attachments.length > 0 && (
              <>
                <h3 className="mt-4">{words.attachments}</h3>
                <ul className="rows">
                  {page.attachments.map((file) => (
                    <li key={file.id}>{file.words}</li>
                  ))}
                </ul>
              </>
            )}
          </Card>
        </div>
        <div className="stack">
          <Card title={words.facts}>
            <p className="wrap-anywhere">{page.address}</p>
            <p className="num soft">{page.at}</p>
            {page.candidateId && <Link to={`/candidates/${page.candidateId}`}>{page.who}</Link>}
          </Card>
          {page.state === "review" && <Actions errors={errors} />}
          {page.state === "done" && (
            <Card title={page.why}>
              <p className="soft">{words.undoHint}</p>
              <Form method="post" className="mt-3">
                <Button name="do" value="undo">
                  {words.undo}
                </Button>
              </Form>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function Actions({ errors }: { errors: Record<string, string[]> }) {
  const { candidateId, isKnown, careful, open, address, words } = useLoaderData<typeof loader>();
  return (
    <>
      {isKnown && (
        <Card title={words.take}>
          <p className="soft">{open.length > 0 ? words.takeHint : words.takeNone}</p>
          {open.map(({ id, title, choices }) => (
            <Form key={id} method="post" className="mt-3">
              <input type="hidden" name="open" value={id} />
              <p>
                <b>{title}</b>
              </p>
              <div className="row">
                {choices.map(({ answer, label }) => (
                  <Button key={answer} name="answer" value={answer} size="small">
                    {label}
                  </Button>
                ))}
              </div>
            </Form>
          ))}
        </Card>
      )}
      <Card title={words.link}>
        <Form method="post" className="fields">
          <TextField name="email" label={words.linkEmail} type="email" error={errors.email} />
          <Button>{words.linkDo}</Button>
        </Form>
      </Card>
      {candidateId && (
        <Card title={words.note}>
          <Form method="post" className="fields">
            <TextArea
              name="note"
              label={words.noteText}
              hint={words.noteHint}
              width="full"
              error={errors.note}
            />
            <Button>{words.noteDo}</Button>
          </Form>
        </Card>
      )}
      <Card title={words.finish}>
        {careful && <p className="note">{careful}</p>}
        {address && <a href={`mailto:${address}`}>{words.byMail}</a>}
        <Form method="post" className="row mt-3">
          <Button name="do" value="replied">
            {words.replied}
          </Button>
          <Button name="do" value="dismissed">
            {words.dismissed}
          </Button>
        </Form>
      </Card>
    </>
  );
}
