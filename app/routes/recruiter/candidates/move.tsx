import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { queryOfFilter } from "~/features/candidates/candidate-filter.ts";
import { moveOffers, previewMoves } from "~/features/candidates/move-candidates.server.ts";
import { MovePreviewList } from "~/features/candidates/move-preview-list.tsx";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import { MoveFields } from "~/features/offers/move-fields.tsx";
import { heardBy, offerStates } from "~/features/offers/offer.ts";
import { offerStateWord } from "~/features/offers/offer-words.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { parseDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_move({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

// a withdrawal is decided person by person, by two members
const states = offerStates.filter((state) => state !== "withdrawn_by_company" && state !== "informal");

/** The fields ride in the address until the last step, so that the preview is a page one can reload. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const query = new URL(request.url).searchParams;
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  const wish = wishOf(query, opened.clock.today);
  return {
    wish,
    today: opened.clock.today,
    preview: wish ? await previewMoves(context.db, { ...opened, ...wish }) : null,
    hidden: [...queryOfFilter(opened.filter)],
    back: queryOfFilter({ ...opened.filter, ids: [] }).toString(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const now = context.now();
  const opened = await openFilter(context.db, { query, memberId: member.id, now });
  const wish = wishOf(query, opened.clock.today);
  if (!wish) return data({ errors: { happenedOn: [m.error_field_date({}, { locale })] } }, 400);
  const { count } = await moveOffers(context.db, { ...opened, ...wish, by: member.id, now });
  return redirect(`/candidates?${queryOfFilter({ ...opened.filter, ids: [] })}&done=moved&count=${count}`);
}

function wishOf(query: URLSearchParams, today: string) {
  const to = states.find((state) => state === query.get("to"));
  const happenedOn = parseDay(query.get("happenedOn") ?? "", today);
  const source = heardBy.find((each) => each === query.get("heardBy")) ?? "";
  return to && happenedOn
    ? { to, happenedOn, heardBy: source, reason: (query.get("reason") ?? "").trim().slice(0, 1000) }
    : undefined;
}

export default function MoveCandidates() {
  const { wish, preview, hidden, today, back } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  const locale = useLocale();
  const allowed = preview?.filter((row) => row.to !== null).length ?? 0;
  return (
    <>
      <PageHead
        title={m.candidate_move({}, { locale })}
        lede={m.candidate_move_lede({}, { locale })}
        back={{ to: `/candidates?${back}`, list: m.candidate_list_back({}, { locale }) }}
      />
      <ErrorSummary errors={errors} />
      <div className="stack max-w-200">
        <Form className="fields">
          {hidden.map(([name, value]) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ))}
          <MoveFields
            choices={states.map((state) => ({ value: state, label: offerStateWord(state, locale) }))}
            today={today}
            values={wish ?? {}}
          />
          <div className="row">
            <Button {...(wish ? {} : { variant: "go" as const })}>
              {m.candidate_move_preview({}, { locale })}
            </Button>
            <ButtonLink to={`/candidates?${back}`} variant="quiet">
              {m.ui_cancel({}, { locale })}
            </ButtonLink>
          </div>
        </Form>
        {preview && (
          <>
            <MovePreviewList preview={preview} />
            <Form method="post">
              <Button
                variant="go"
                {...(allowed === 0 ? { disabledReason: m.candidate_move_nobody({}, { locale }) } : {})}
              >
                {m.candidate_move_go({ count: allowed }, { locale })}
              </Button>
            </Form>
          </>
        )}
      </div>
    </>
  );
}
