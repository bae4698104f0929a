import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { FreshAnswers } from "~/features/events/fresh-answers.tsx";
import { applyPlacings, readPlacing, readPlacings, refusalWords } from "~/features/events/placing.server.ts";
import { PlacingBoard } from "~/features/events/placing-board.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.placing_title({ title: page.title }, page) }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const board = await readPlacing(context.db, params.id ?? "", context.now(), { locale, zone: member.zone });
  if (!board) throw new Response(null, { status: 404 });
  if (board.event.way !== "ask_around") throw redirect(`/events/${board.event.id}`);
  const query = new URL(request.url).searchParams;
  const [given, taken] = [Number(query.get("given")) || 0, Number(query.get("taken")) || 0];
  return {
    ...board,
    locale,
    notice: [
      given > 0 && m.placing_did_give({ count: given }, { locale }),
      taken > 0 && m.placing_did_take({ count: taken }, { locale }),
    ].filter(Boolean),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const board = await readPlacing(context.db, params.id ?? "", now, { locale, zone: member.zone });
  if (!board) throw new Response(null, { status: 404 });
  const asked = readPlacings(await request.formData());
  const isHere = ({ invitationId }: { invitationId: string }) =>
    board.people.some((person) => person.invitationId === invitationId);
  const placings = { give: asked.give.filter(isHere), take: asked.take.filter(isHere) };
  const who = { memberId: member.id, now };
  const { given, taken, refused } = await applyPlacings(context.db, context.jobs, placings, who);
  if (refused.length > 0)
    return data({ errors: { "": refused.map((each) => refusalWords(each, board, locale)) } }, 400);
  return redirect(`/events/${board.event.id}/placing?given=${given}&taken=${taken}`);
}

/** The board of an event that asks around: who gets a seat where. */
export default function PlacingPage() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const isSending = useNavigation().state === "submitting";
  const { locale, people, sessions } = page;
  return (
    <>
      <PageHead
        title={m.placing_title({ title: page.title }, { locale })}
        lede={m.placing_lede({}, { locale })}
        back={{ to: `/events/${page.event.id}`, list: page.title }}
      />
      <ErrorSummary errors={failed?.errors} />
      {page.notice.length > 0 && !failed && (
        <div className="mb-4">
          <Banner>{page.notice.join(locale === "en" ? " " : "")}</Banner>
        </div>
      )}
      {people.length === 0 || sessions.length === 0 ? (
        <Empty icon="people" title={m.placing_nobody({}, { locale })}>
          {m.placing_nobody_text({}, { locale })}
        </Empty>
      ) : (
        <Card isFlush as="div">
          <PlacingBoard title={page.title} {...{ sessions, people, isSending }} />
        </Card>
      )}
      <div className="foot">
        {page.silent > 0 && <span>{m.placing_silent({ count: page.silent }, { locale })}</span>}
        <FreshAnswers eventId={page.event.id} version={page.version} at={page.at} />
      </div>
    </>
  );
}
