import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { entrySummary } from "~/features/calendar/entry-summary.ts";
import { canSendAgain, type DeliveryState } from "~/features/letters/letter.ts";
import { LetterBadge } from "~/features/letters/letter-badge.tsx";
import { findLetter, listAttempts } from "~/features/letters/letter-queries.server.ts";
import { LetterAttempts, LetterContent, LetterFactsCard } from "~/features/letters/letter-view.tsx";
import { letterName, outcomeName, stopSentence } from "~/features/letters/letter-words.ts";
import { mayReadContent } from "~/features/letters/may-read-content.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { sendAgain } from "~/features/letters/send-again.server.ts";
import { SendAgainForm } from "~/features/letters/send-again-form.tsx";
import { textIn } from "~/features/letters/texts.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { formatDayTime, formatRange } from "~/lib/dates.ts";
import { isLocale, localeNames } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: `${page?.subject ?? m.letter_page_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const reader = { locale, zone: member.zone };
  const letter = required(await findLetter(context.db, requireId(params.id)));
  const attempts = await listAttempts(context.db, letter.id);
  const isPrivate = !mayReadContent(letter.letter, member.role);
  const content = letter.source && !isPrivate ? readMessage(letter.source) : undefined;
  const entry = content && entrySummary(content.ics);
  const { familyName, givenName, romaji } = letter;
  const at = (instant: Date) => formatDayTime(instant, reader);
  return {
    locale,
    id: letter.id,
    state: letter.state,
    isPrivate,
    wasSent: new URL(request.url).searchParams.has("again"),
    subject: letter.subject || letterName(letter.letter, locale),
    kind: letterName(letter.letter, locale),
    name: familyName
      ? fullName({ familyName, givenName: givenName ?? "", romaji }, locale)
      : m.letter_nobody({}, { locale }),
    candidateId: letter.candidateId,
    address: letter.address,
    language: isLocale(letter.locale) ? localeNames[letter.locale] : letter.locale,
    messageId: letter.messageId,
    event: letter.eventId
      ? { id: letter.eventId, title: textIn(letter.eventTitle as Record<string, string>, locale) }
      : null,
    writtenAt: at(letter.createdAt),
    notBefore: letter.state === "queued" ? at(letter.notBefore) : "",
    finishedAt: letter.finishedAt ? at(letter.finishedAt) : "",
    why: letter.state === "stopped" ? stopSentence(letter.stoppedBecause, locale) : "",
    attempts: attempts.map((attempt) => ({
      id: attempt.id,
      at: at(attempt.startedAt),
      outcome: outcomeName(attempt.outcome, locale),
      answer:
        attempt.answer === "worker-stopped" ? m.letter_answer_worker_stopped({}, { locale }) : attempt.answer,
    })),
    html: content?.html ?? "",
    isForgotten: !content && ["sent", "failed"].includes(letter.state),
    text: content?.text ?? "",
    entry: entry && {
      isCancel: entry.method === "CANCEL",
      version: entry.version,
      title: entry.title,
      when: formatRange(entry.startsAt, entry.endsAt, { ...reader, zoneName: true }),
    },
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const deliveryId = requireId(params.id);
  const isSecondCopyFine = (await request.formData()).get("secondCopy") === "fine";
  const sent = await sendAgain(context.db, context.jobs, {
    deliveryId,
    isSecondCopyFine,
    memberId: member.id,
    now: context.now(),
  });
  if (sent.ok) return redirect(`/letters/${deliveryId}?again`);
  const sentence = sent.reason === "second_copy" ? m.letter_retry_check_needed : m.letter_retry_not_now;
  return data({ error: sentence({}, { locale }) }, 400);
}

export default function LetterPage() {
  const locale = useLocale();
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        back={{ to: "/letters", list: m.letter_page_title({}, { locale }) }}
        title={page.subject}
        lede={
          <>
            <LetterBadge state={page.state} /> {page.why}
          </>
        }
      />
      {page.wasSent && page.state === "queued" && (
        <Banner tone="matsu">{m.letter_retry_done({}, { locale })}</Banner>
      )}
      <div className="cols wider">
        <div className="stack">
          <LetterContent page={page} />
        </div>
        <div className="stack">
          <LetterFactsCard page={page} />
          <LetterAttempts attempts={page.attempts} />
          {canSendAgain(page.state as DeliveryState) && (
            <SendAgainForm state={page.state} error={answer?.error} />
          )}
        </div>
      </div>
    </>
  );
}
