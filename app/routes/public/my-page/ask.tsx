import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { askQuestion } from "~/features/questions/ask-question.server.ts";
import { canBeNameless, isAddressee, longestQuestion, smallestGroup } from "~/features/questions/question.ts";
import { countGroup, listSeniors } from "~/features/questions/question-queries.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { addressedByFamily } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextArea } from "~/ui/field.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.mypage_do_ask({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, cohortYear, locale, frame } = await requireMyPage(request, context, params.token);
  const asked = new URL(request.url).searchParams.get("to");
  const [seniors, group] = await Promise.all([
    listSeniors(context.db, candidateId),
    countGroup(context.db, cohortYear),
  ]);
  return {
    ...{ locale, frame },
    to: isAddressee(asked) ? asked : "",
    canBeNameless: canBeNameless(group),
    seniors: seniors.map((senior) => ({
      id: senior.id,
      name: addressedByFamily(senior, locale),
      position: senior.position,
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, cohortYear, locale, zone, frame } = await requireMyPage(
    request,
    context,
    params.token,
  );
  const form = await request.formData();
  const to = String(form.get("to") ?? "");
  const body = String(form.get("body") ?? "");
  const [kind, hostId] = to.startsWith("senior:") ? ["senior", to.slice(7)] : [to, null];
  const values = {
    to,
    body,
    nameless: form.get("nameless") === "yes",
    publish: form.get("publish") === "yes",
  };
  const refuse = (field: string, sentence: string) => data({ errors: { [field]: [sentence] }, values }, 400);
  if (!isAddressee(kind)) return refuse("to", m.mypage_ask_choose({}, { locale }));
  const asked = await askQuestion(context.db, {
    ...{ candidateId, cohortYear, toWhom: kind, hostId, body, locale, zone, now: context.now() },
    isNameless: values.nameless,
    mayPublish: values.publish,
  });
  if (asked.ok) {
    const sent = values.nameless ? "nameless" : "named";
    return redirect(`${frame.base}/questions?sent=${sent}${frame.query.replace("?", "&")}`, 303);
  }
  if (asked.reason === "group_too_small")
    return refuse("nameless", m.mypage_ask_small_group({ count: smallestGroup }, { locale }));
  if (asked.reason === "unknown_senior") return refuse("to", m.mypage_ask_choose({}, { locale }));
  return refuse(
    "body",
    asked.reason === "empty"
      ? m.mypage_ask_empty({}, { locale })
      : m.error_field_long({ count: longestQuestion }, { locale }),
  );
}

export default function Ask() {
  const { locale, frame, to, seniors, canBeNameless: can } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.mypage_do_ask({}, { locale })}</h1>
      <ErrorSummary errors={errors} />
      <form method="post">
        <AnswerCards
          name="to"
          legend={m.mypage_ask_whom({}, { locale })}
          chosen={typed?.values.to ?? to}
          error={errors.to}
          cards={[
            ...seniors.map(({ id, name, position }) => ({
              value: `senior:${id}`,
              label: name,
              help: position || m.mypage_ask_met({}, { locale }),
            })),
            {
              value: "senior",
              label: m.mypage_ask_senior({}, { locale }),
              help: m.mypage_ask_senior_help({}, { locale }),
            },
            {
              value: "recruiting",
              label: m.mypage_ask_recruiting({}, { locale }),
              help: m.mypage_ask_recruiting_help({}, { locale }),
            },
            {
              value: "desk",
              label: m.mypage_ask_desk({}, { locale }),
              help: m.mypage_ask_desk_help({}, { locale }),
            },
          ]}
        />
        <TextArea
          name="body"
          label={m.mypage_ask_body({}, { locale })}
          rows={5}
          defaultValue={typed?.values.body}
          error={errors.body}
        />
        {can ? (
          <CheckField
            name="nameless"
            value="yes"
            id="f-nameless"
            label={m.mypage_ask_nameless({}, { locale })}
            hint={m.mypage_ask_nameless_help({ count: smallestGroup }, { locale })}
            defaultChecked={typed?.values.nameless ?? false}
            error={errors.nameless}
          />
        ) : (
          <p className="hint word">{m.mypage_ask_small_group({ count: smallestGroup }, { locale })}</p>
        )}
        <CheckField
          name="publish"
          value="yes"
          label={m.mypage_ask_publish({}, { locale })}
          hint={m.mypage_ask_publish_help({}, { locale })}
          defaultChecked={typed?.values.publish ?? false}
        />
        <p className="send">
          <button type="submit" className="btn go big wide">
            {m.mypage_ask_send({}, { locale })}
          </button>
        </p>
      </form>
    </MyPageFrame>
  );
}
