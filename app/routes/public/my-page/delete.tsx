import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { askAboutData, listRequestsOf, takeBackRequest } from "~/features/privacy/own-request.server.ts";
import { daysToAnswer } from "~/features/privacy/own-request.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.mypage_delete({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const requests = await listRequestsOf(context.db, candidateId);
  const open = requests.find((each) => each.kind === "deletion" && !each.decidedAt && !each.takenBackAt);
  return { locale, frame, dueDay: open ? formatDay(open.dueOn, { locale }) : "" };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, zone, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const own = { candidateId, kind: "deletion", now: context.now() } as const;
  if (form.get("intent") === "back") await takeBackRequest(context.db, own);
  else await askAboutData(context.db, { ...own, word: "", zone });
  return redirect(`${frame.base}/data/delete${frame.query}`, 303);
}

export default function DeleteMyData() {
  const { locale, frame, dueDay } = useLoaderData<typeof loader>();
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.mypage_delete({}, { locale })}</h1>
      {dueDay ? (
        <p className="pill">
          <Icon name="check" />
          <span>{m.mypage_delete_asked({ day: dueDay }, { locale })}</span>
        </p>
      ) : (
        <p>{m.mypage_delete_text({ days: daysToAnswer }, { locale })}</p>
      )}
      <form method="post">
        <p className="send">
          <button type="submit" name="intent" value={dueDay ? "back" : "ask"} className="btn big wide">
            {dueDay ? m.mypage_request_take_back({}, { locale }) : m.mypage_delete_ask({}, { locale })}
          </button>
        </p>
        <p className="hint">{m.mypage_delete_effect({}, { locale })}</p>
      </form>
    </MyPageFrame>
  );
}
