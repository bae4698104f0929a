import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { mergeFields } from "~/features/candidates/merge.ts";
import { type MergeRefusal, mergeCandidates } from "~/features/candidates/merge-candidates.server.ts";
import { readMergePreview } from "~/features/candidates/merge-preview.server.ts";
import { MergeTable } from "~/features/candidates/merge-table.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { badRequest, notFound, requireId } from "~/http/responses.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_merge({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

const fields = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(z.enum(mergeFields)),
);
const form = z.object({ other: fields });

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const { a, b } = pairOf(request);
  const preview = await readMergePreview(context.db, a, b);
  if (!preview) throw notFound();
  return preview;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { a, b } = pairOf(request);
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) throw badRequest();
  const merged = await mergeCandidates(context.db, {
    keptId: a,
    otherId: b,
    fromOther: parsed.value.other,
    by: member.id,
    now: context.now(),
  });
  if (merged.ok) return redirect(`/candidates/${a}?done=merged`);
  if (merged.reason === "not_found") throw notFound();
  return data({ errors: { "": [refusal(merged.reason, locale)] } }, 400);
}

function pairOf(request: Request) {
  const query = new URL(request.url).searchParams;
  return { a: requireId(query.get("a") ?? ""), b: requireId(query.get("b") ?? "") };
}

function refusal(reason: MergeRefusal, locale: Locale) {
  switch (reason) {
    case "different_class":
      return m.candidate_merge_error_class({}, { locale });
    case "seat_in_both":
      return m.candidate_merge_error_seats({}, { locale });
    case "seat_with_other":
      return m.candidate_merge_error_swap({}, { locale });
    default:
      return m.candidate_merge_error_same({}, { locale });
  }
}

export default function Merge() {
  const preview = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  const locale = useLocale();
  const { kept, other } = preview;
  return (
    <>
      <PageHead
        title={m.candidate_merge({}, { locale })}
        lede={m.candidate_merge_lede({}, { locale })}
        back={{ to: "/candidates/duplicates", list: m.candidate_duplicates({}, { locale }) }}
      />
      <ErrorSummary errors={errors} />
      <Form method="post" className="stack">
        <MergeTable preview={preview} />
        <p>
          {m.candidate_merge_moves(preview.counts, { locale })}{" "}
          <Link to={`/candidates/merge?a=${other.id}&b=${kept.id}`}>
            {m.candidate_merge_swap({}, { locale })}
          </Link>
        </p>
        <div className="row">
          <Button variant="go">{m.candidate_merge_go({}, { locale })}</Button>
          <ButtonLink to="/candidates/duplicates">{m.ui_cancel({}, { locale })}</ButtonLink>
          <span className="soft">{m.candidate_merge_undo({}, { locale })}</span>
        </div>
      </Form>
    </>
  );
}
