import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readMailingList } from "~/features/mailings/sent-mailing.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.words.title ?? ""}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  return {
    mailings: await readMailingList(context.db, context.now(), { locale, zone: member.zone }),
    words: {
      title: m.mailing_list({}, { locale }),
      lede: m.mailing_list_lede({}, { locale }),
      none: m.mailing_list_none({}, { locale }),
      choose: m.mailing_choose({}, { locale }),
      back: m.letter_page_title({}, { locale }),
    },
  };
}

export default function Mailings() {
  const { mailings, words } = useLoaderData<typeof loader>();
  const choose = <ButtonLink to="/candidates">{words.choose}</ButtonLink>;
  return (
    <>
      <PageHead
        title={words.title}
        lede={words.lede}
        back={{ to: "/letters", list: words.back }}
        actions={mailings.length > 0 && choose}
      />
      <Card as="div">
        {mailings.length === 0 ? (
          <Empty icon="mail" title={words.none} action={choose} />
        ) : (
          <ul className="rows">
            {mailings.map(({ id, subject, by, readers, class: kind }) => (
              <li key={id}>
                <Link to={`/letters/mailings/${id}`}>{subject}</Link>{" "}
                <span className="soft num">{readers}</span>
                <span className="block sm soft">{by}</span>
                <span className="block sm soft">{kind}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
