import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { addNote } from "~/features/candidates/add-note.server.ts";
import type { NoteAnswer } from "~/features/candidates/note-form.tsx";
import { noteStopWords } from "~/features/candidates/note-form-words.server.ts";
import { keptUntil, noteMonths, notePurposes } from "~/features/notes/note.ts";
import { wishTopics } from "~/features/notes/note-rule.ts";
import { topicName } from "~/features/notes/note-stop-words.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { badRequest, notFound, requireId } from "~/http/responses.ts";
import { parseDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: hiringTeam } satisfies RouteHandle;

const form = z.object({
  text: z.string().max(4000),
  isContact: z.string().optional(),
  purpose: z.enum(notePurposes).catch("support"),
  months: z.coerce
    .number()
    .refine((count) => noteMonths.some((each) => each === count))
    .catch(6),
  taskTitle: z.string().trim().max(120).catch(""),
  taskDue: z.string().trim().max(20).catch(""),
  taskOwner: z.string().max(36).catch(""),
  topic: z.enum(wishTopics).optional(),
  wrong: z.string().optional(),
});

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/candidates/${requireId(params.id)}`);
}

/** Keeps a note, with a task when one was typed. Stopped, it answers why, and the page keeps what was typed. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const candidateId = requireId(params.id);
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) throw badRequest();
  const typed = parsed.value;
  const now = context.now();
  const today = todayIn(zone, now);
  const dueOn = parseDay(typed.taskDue, today);
  const hasTask = typed.taskTitle !== "" || typed.taskDue !== "";
  const refuse = (answer: NoteAnswer) => data<NoteAnswer>(answer, 400);
  if (hasTask && (!dueOn || dueOn < today || typed.taskTitle === ""))
    return refuse({ sentence: m.note_task_error({}, { locale }) });
  const added = await addNote(context.db, {
    candidateId,
    text: typed.topic ? m.note_topic_body({ topic: topicName(typed.topic, locale) }, { locale }) : typed.text,
    isContact: typed.isContact === "yes",
    purpose: typed.purpose,
    expiresOn: keptUntil(today, typed.months),
    isStoppedWrongly: typed.wrong === "yes",
    ...(hasTask && dueOn ? { task: { title: typed.taskTitle, dueOn, memberId: typed.taskOwner } } : {}),
    by: member.id,
    zone,
    now,
  });
  if (added.ok) return redirect(`/candidates/${candidateId}?done=note`);
  if (added.reason === "not_found") throw notFound();
  if (added.reason === "stopped") return refuse({ stopped: noteStopWords(added.check, locale) });
  if (added.reason === "unknown_member") return refuse({ sentence: m.note_task_error({}, { locale }) });
  return refuse({ sentence: m.candidate_note_empty_text({}, { locale }) });
}
