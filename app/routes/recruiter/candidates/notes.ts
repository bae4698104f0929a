import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { addNote } from "~/features/candidates/add-note.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { badRequest, notFound, requireId } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: hiringTeam } satisfies RouteHandle;

const form = z.object({ text: z.string().max(4000), isContact: z.string().optional() });

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/candidates/${requireId(params.id)}`);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const candidateId = requireId(params.id);
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) throw badRequest();
  const { text, isContact } = parsed.value;
  const added = await addNote(context.db, {
    candidateId,
    text,
    isContact: isContact === "yes",
    by: member.id,
    now: context.now(),
  });
  if (added.ok) return redirect(`/candidates/${candidateId}?done=note`);
  if (added.reason === "not_found") throw notFound();
  throw badRequest({
    title: m.candidate_note_empty({}, { locale }),
    text: m.candidate_note_empty_text({}, { locale }),
  });
}
