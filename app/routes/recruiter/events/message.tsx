import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayBeOverridden } from "~/features/contact/contact-wish.ts";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { isMessageGroup } from "~/features/messages/message.ts";
import { chosenListeners, listListeners } from "~/features/messages/message-audience.server.ts";
import { MessageForm } from "~/features/messages/message-form.tsx";
import { messageForm } from "~/features/messages/message-forms.server.ts";
import {
  leftOutNames,
  readMessagePage,
  unreachedListeners,
} from "~/features/messages/message-page.server.ts";
import { MessagePreviewForm, type MessageShown } from "~/features/messages/message-preview.tsx";
import { previewMessage } from "~/features/messages/preview-message.server.ts";
import { messageWords, newMessageId, sendMessage } from "~/features/messages/send-message.server.ts";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { required } from "~/http/responses.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.message_title({ title: page.title }, page) }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const event = await requireRow(params.id, (id) => findEvent(context.db, id));
  if (event.state !== "published") throw redirect(`/events/${event.id}`);
  const asked = { eventId: event.id, now: context.now() };
  const page = required(await readMessagePage(context.db, asked, locale));
  const preset = new URL(request.url).searchParams.getAll("to").filter(isMessageGroup);
  return {
    locale,
    eventId: event.id,
    title: page.title,
    groups: page.groups,
    sessions: page.sessions,
    preset,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const event = await requireRow(params.id, (id) => findEvent(context.db, id));
  const fields = await request.formData();
  const parsed = await parseFields(fields, messageForm, locale);
  const groups = fields.getAll("group").map(String).filter(isMessageGroup);
  const values = Object.fromEntries([...fields].map(([name, value]) => [name, String(value)]));
  const typed = {
    values,
    groups,
    errors: {} as Record<string, string[]>,
    shown: null as MessageShown | null,
  };
  if (!parsed.ok) return data({ ...typed, errors: parsed.errors }, 400);
  if (parsed.value.intent === "edit") return data(typed);
  const { intent, id = newMessageId(), ...words } = parsed.value;
  const message = { ...words, id, eventId: event.id, now: context.now() };
  const overrideReason = (values.overrideReason ?? "").trim();
  const nobody = data({ ...typed, errors: { group: [m.message_nobody({}, { locale })] } }, 400);
  const help = wordingHelp(messageWords(words.texts), locale);
  if (help.isRefused) return data({ ...typed, errors: help.errors }, 400);
  if (intent === "send") {
    const by = { memberId: member.id, secondLook: String(fields.get("secondLook") ?? ""), overrideReason };
    const sent = await sendMessage(context.db, context.jobs, { ...message, ...by });
    if (!sent.ok && sent.reason === "nobody") return nobody;
    // Words that press go back to the preview, which asks for the reason.
    if (sent.ok || sent.reason !== "wording") return redirect(`/events/${event.id}`);
  }
  const listeners = chosenListeners(await listListeners(context.db, message), groups).map((person) =>
    overrideReason && mayBeOverridden(person.leftOut) ? { ...person, leftOut: null } : person,
  );
  const readers = listeners.filter((person) => !person.leftOut);
  const canOverride = listeners.some(({ leftOut }) => mayBeOverridden(leftOut));
  if (readers.length === 0 && !canOverride) return nobody;
  const { appUrl } = context;
  const shown = {
    ...{ id, values, groups },
    previews: await previewMessage(context.db, context.jobs, { message, readers, appUrl }),
    names: readers.map((person) => fullName(person, locale)),
    canOverride,
    leftOut: leftOutNames(listeners, locale),
    phone: unreachedListeners(listeners, locale),
    pressing: [...Object.values(help.errors).flat(), ...help.hints],
    secondLook: help.secondLook,
  };
  return data({ ...typed, shown }, intent === "send" ? 400 : 200);
}

export default function MessagePage() {
  const { locale, eventId, title, groups, sessions, preset } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={m.message_title({ title }, { locale })}
        back={{ to: `/events/${eventId}`, list: title }}
      />
      {typed?.shown ? (
        <MessagePreviewForm shown={typed.shown} />
      ) : (
        <>
          <ErrorSummary errors={typed?.errors} />
          <MessageForm
            groups={groups}
            sessions={sessions}
            chosen={typed?.groups ?? preset}
            values={typed?.values ?? {}}
            errors={typed?.errors ?? {}}
          />
        </>
      )}
    </>
  );
}
