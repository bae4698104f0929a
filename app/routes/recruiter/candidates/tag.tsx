import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { queryOfFilter } from "~/features/candidates/candidate-filter.ts";
import { listAllTags } from "~/features/candidates/candidate-queries.server.ts";
import { tagCandidates, untagCandidates } from "~/features/candidates/change-candidates.server.ts";
import { readChosen } from "~/features/candidates/chosen-people.server.ts";
import { ChosenPeople } from "~/features/candidates/chosen-people.tsx";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_tag({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

const form = z.object({
  tag: z.string().trim().min(1, "candidate_error_tag").max(60),
  intent: z.enum(["add", "remove"]).default("add"),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const query = new URL(request.url).searchParams;
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  const [chosen, tags] = await Promise.all([readChosen(context.db, opened), listAllTags(context.db)]);
  return { chosen, tags, back: queryOfFilter({ ...opened.filter, ids: [] }).toString() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) return data({ errors: parsed.errors }, 400);
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  const { tag, intent } = parsed.value;
  const change = { ...opened, tag };
  const changed =
    intent === "add" ? await tagCandidates(context.db, change) : await untagCandidates(context.db, change);
  const back = queryOfFilter({ ...opened.filter, ids: [] });
  const count = changed.ok ? changed.count : 0;
  return redirect(`/candidates?${back}&done=${intent === "add" ? "tagged" : "untagged"}&count=${count}`);
}

export default function TagCandidates() {
  const { chosen, tags, back } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? {};
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.candidate_tag({}, { locale })}
        back={{ to: `/candidates?${back}`, list: m.candidate_list_back({}, { locale }) }}
      />
      <ErrorSummary errors={errors} />
      <div className="stack max-w-160">
        <ChosenPeople {...chosen} />
        <Form method="post" className="fields">
          <TextField
            name="tag"
            label={m.candidate_tag_name({}, { locale })}
            hint={m.candidate_tag_hint({}, { locale })}
            error={errors.tag}
            list="tags"
            maxLength={60}
            autoComplete="off"
          />
          <datalist id="tags">
            {tags.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
          <div className="row">
            <Button variant="go" name="intent" value="add">
              {m.candidate_tag_add({}, { locale })}
            </Button>
            <Button name="intent" value="remove">
              {m.candidate_tag_remove({}, { locale })}
            </Button>
            <ButtonLink to={`/candidates?${back}`} variant="quiet">
              {m.ui_cancel({}, { locale })}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </>
  );
}
