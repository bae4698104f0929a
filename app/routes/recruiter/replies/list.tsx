import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { countReplies, findMailboxTrouble, listReplies } from "~/features/replies/reply-queries.server.ts";
import { replyRow } from "~/features/replies/reply-view.server.ts";
import { mailboxSentence } from "~/features/replies/reply-words.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";
import { Tabs } from "~/ui/tabs.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.words.title ?? ""}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const view = new URL(request.url).searchParams.get("view") === "read" ? "read" : "review";
  const [rows, waiting, trouble] = await Promise.all([
    listReplies(context.db, view),
    countReplies(context.db),
    findMailboxTrouble(context.db),
  ]);
  return {
    view,
    trouble: mailboxSentence(trouble, locale),
    waiting: formatNumber(waiting, locale),
    replies: rows.map((row) => replyRow(row, { locale, zone: member.zone })),
    words: sayAll(locale, {
      title: m.reply_title,
      lede: m.reply_lede,
      letters: m.letter_page_title,
      review: m.reply_view_review,
      read: m.reply_view_read,
      empty: view === "read" ? m.reply_empty_read : m.reply_empty,
      from: m.reply_column_from,
      why: m.reply_column_why,
      event: m.reply_column_event,
      at: m.reply_column_at,
      subject: m.reply_column_subject,
    }),
  };
}

export default function Replies() {
  const { view, trouble, waiting, replies, words } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={words.title} lede={words.lede} back={{ to: "/letters", list: words.letters }} />
      {trouble && (
        <div className="mb-4">
          <Banner tone="yama">{trouble}</Banner>
        </div>
      )}
      <Tabs
        label={words.title}
        tabs={[
          { to: "/letters/replies", label: words.review, count: waiting, isCurrent: view === "review" },
          { to: "/letters/replies?view=read", label: words.read, isCurrent: view === "read" },
        ]}
      />
      <Card isFlush label={words.title}>
        {replies.length === 0 ? (
          <Empty icon="mail" title={words.empty} />
        ) : (
          <Table name={words.title} className="people bare">
            <thead>
              <tr>
                <th scope="col">{words.from}</th>
                <th scope="col">{words.why}</th>
                <th scope="col">{words.subject}</th>
                <th scope="col">{words.event}</th>
                <th scope="col">{words.at}</th>
              </tr>
            </thead>
            <tbody>
              {replies.map((reply) => (
                <tr key={reply.id}>
                  <td>
                    <Link className="name" to={`/letters/replies/${reply.id}`}>
                      {reply.who}
                    </Link>
                  </td>
                  <td>{[reply.why, reply.says].filter(Boolean).join(" · ")}</td>
                  <td className="second">{reply.subject}</td>
                  <td>{reply.event}</td>
                  <td className="num">{reply.at}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </>
  );
}
