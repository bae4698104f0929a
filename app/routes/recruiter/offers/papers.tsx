import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { nameOf } from "~/features/candidates/person-of.ts";
import { listPaperDates, readOfferDesk } from "~/features/offers/offer-desk.server.ts";
import { findOffer } from "~/features/offers/offer-queries.server.ts";
import { PaperDatesForm, PaperForm } from "~/features/offers/paper-forms.tsx";
import { paperWord } from "~/features/offers/paper-word.ts";
import {
  mostPaperBytes,
  notePaperDates,
  paperKinds,
  placePaper,
  removePaper,
} from "~/features/offers/place-paper.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { parseDay, todayIn } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.offer_papers_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

const paperParts = ["offer_notice", "working_conditions", "acceptance"] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const { papers } = await readOfferDesk(context.db, offer.id, {
    locale,
    zone: offer.zone,
    now: context.now(),
  });
  const dates = await listPaperDates(context.db, offer.id);
  return {
    ...{ candidateId: offer.candidate_id, person: nameOf(offer), papers },
    today: todayIn(offer.zone, context.now()),
    kinds: paperKinds.map((kind) => ({ value: kind, label: paperWord(kind, locale) })),
    dates: paperParts.map((kind) => {
      const noted = dates.find((each) => each.kind === kind);
      return {
        kind,
        label: paperWord(kind, locale),
        sentOn: noted?.sentOn ?? "",
        backOn: noted?.backOn ?? "",
      };
    }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const refuse = (field: string, sentence: string) => data({ errors: { [field]: [sentence] } }, 400);
  if (Number(request.headers.get("content-length") ?? 0) > mostPaperBytes + 100_000)
    return refuse("file", m.offer_paper_too_large({}, { locale }));
  const form = await request.formData();
  const by = { by: member.id, now: context.now() };
  const intent = form.get("intent");
  if (intent === "remove")
    await removePaper(context.db, { offerId: offer.id, paperId: String(form.get("paper")), ...by });
  else if (intent === "dates") {
    const kind = required(paperParts.find((each) => each === form.get("kind")));
    const today = todayIn(offer.zone, context.now());
    const day = (name: string) => {
      const text = String(form.get(name) ?? "").trim();
      return text === "" ? null : parseDay(text, today);
    };
    const [sentOn, backOn] = [day("sentOn"), day("backOn")];
    if (sentOn === undefined || backOn === undefined)
      return refuse(`${kind}-sentOn`, m.error_field_date({}, { locale }));
    await notePaperDates(context.db, { offerId: offer.id, kind, sentOn, backOn, ...by });
  } else {
    const file = form.get("file");
    const kind = required(paperKinds.find((each) => each === form.get("kind")));
    if (!(file instanceof File)) return refuse("file", m.offer_paper_choose({}, { locale }));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const placed = await placePaper(context.db, context.jobs, {
      ...{ offerId: offer.id, kind, name: file.name, bytes },
      ...by,
    });
    if (!placed.ok)
      return refuse(
        "file",
        placed.reason === "too_large"
          ? m.offer_paper_too_large({}, { locale })
          : placed.reason === "empty"
            ? m.offer_paper_choose({}, { locale })
            : m.offer_paper_not_pdf({}, { locale }),
      );
  }
  return redirect(`/offers/${offer.id}/papers`);
}

export default function OfferPapers() {
  const page = useLoaderData<typeof loader>();
  const errors: Record<string, string[]> = useActionData<typeof action>()?.errors ?? {};
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.offer_papers_title({}, { locale })}
        back={{ to: `/candidates/${page.candidateId}`, list: fullName(page.person, locale) }}
        lede={m.offer_papers_lede({}, { locale })}
      />
      <ErrorSummary errors={errors} />
      <div className="stack max-w-160">
        <Card title={m.offer_papers_on_page({}, { locale })}>
          <ul className="rows">
            {page.papers.map((paper) => (
              <li key={paper.id} className="row">
                <a href={`/papers/${paper.id}`}>{paper.kind}</a>
                <span className="soft">{paper.name}</span>
                <span className="grow" />
                <Form method="post">
                  <input type="hidden" name="paper" value={paper.id} />
                  <Button size="small" name="intent" value="remove">
                    {m.offer_paper_remove({}, { locale })}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
          <PaperForm kinds={page.kinds} error={errors.file} key={page.papers.length} />
        </Card>
        <Card title={m.offer_papers_on_paper({}, { locale })}>
          {page.dates.map((dates) => (
            <PaperDatesForm key={dates.kind} dates={dates} today={page.today} errors={errors} />
          ))}
        </Card>
      </div>
    </>
  );
}
