import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  findFamilyOwner,
  listRelatives,
  listSentToRelative,
} from "~/features/families/family-queries.server.ts";
import { letterName } from "~/features/letters/letter-words.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { required } from "~/http/responses.ts";
import { formatDayTime } from "~/lib/dates.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "family" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  !page || error
    ? []
    : [{ title: m.family_my_page_title({ company: page.companyName }, { locale: page.locale }) }];

/** Every word that went to a relative, for the candidate to read. Their private addresses are left out. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "my_page");
  const { searchParams, pathname } = new URL(request.url);
  const company = await requireCompany(context);
  const owner = required(await findFamilyOwner(context.db, link.candidateId));
  const relatives = await listRelatives(context.db, link.candidateId);
  const relative = required(relatives.find(({ id }) => id === searchParams.get("person")));
  const locale = localeOf(request, owner.locale);
  const letters = await listSentToRelative(context.db, relative.id);
  return {
    locale,
    companyName: company.name,
    back: `${pathname.replace(/\/sent$/, "")}?person=${relative.id}${searchParams.has("lang") ? `&lang=${locale}` : ""}`,
    name: addressed({ familyName: relative.name, givenName: "" }, locale, "family"),
    language: relative.locale,
    letters: letters.map((letter) => ({
      id: letter.id,
      kind: letterName(letter.letter, locale),
      subject: letter.subject,
      at: letter.finishedAt ? formatDayTime(letter.finishedAt, { locale, zone: "Asia/Tokyo" }) : "",
      text: letter.source ? readMessage(letter.source).text.replace(/https?:\/\/\S+/g, "…") : "",
    })),
  };
}

export default function MyFamilySentPage() {
  const { locale, companyName, back, name, letters, language } = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={companyName}>
      <p className="to">
        <a href={back}>{m.ui_back_to({ list: m.family_my_title({}, { locale }) }, { locale })}</a>
      </p>
      <h1>{m.family_sent_title({ name }, { locale })}</h1>
      {letters.length === 0 && <p>{m.family_sent_none({}, { locale })}</p>}
      {letters.map((letter) => (
        <section key={letter.id}>
          <h2 lang={language}>{letter.subject || letter.kind}</h2>
          <p className="soft">{letter.at}</p>
          {letter.text && (
            <details>
              <summary>{m.family_sent_read({}, { locale })}</summary>
              <p className="said" lang={language}>
                {letter.text}
              </p>
            </details>
          )}
        </section>
      ))}
    </PublicFrame>
  );
}
