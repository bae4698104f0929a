import { findPageOwner } from "~/features/my-page/page-owner.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed, type PersonName } from "~/lib/names.ts";
import type { AppContext } from "./context.ts";
import { localeOf } from "./locale.ts";
import { requireLink } from "./require-link.server.ts";
import { required } from "./responses.ts";

/** What the frame of every page of a candidate shows and links to; view-ready. */
export type MyPageFrameData = {
  companyName: string;
  /** 山田 花さん */
  to: string;
  /** /c/<token>, without a query: pages inside are `${base}/offer${query}`. */
  base: string;
  /** "?lang=ko" while the reader asked for another language than their own, else "". */
  query: string;
};

export type OpenMyPage = {
  candidateId: string;
  person: PersonName;
  email: string;
  phone: string;
  cohortYear: number;
  /** The language of this answer; their own is `ownLocale`. */
  locale: Locale;
  ownLocale: Locale;
  zone: string;
  frame: MyPageFrameData;
};

/** The guard of all pages under /c/:token; it knows whose page it is and in which language they read it. */
export async function requireMyPage(
  request: Request,
  context: Pick<AppContext, "db" | "now">,
  token: string | undefined,
): Promise<OpenMyPage> {
  const link = await requireLink(request, context, token, "my_page");
  const owner = required(await findPageOwner(context.db, link.candidateId));
  const { companyName, locale: ownLocale, ...person } = owner;
  const locale = localeOf(request, ownLocale);
  return {
    candidateId: link.candidateId,
    person,
    email: owner.email,
    phone: owner.phone,
    cohortYear: owner.cohortYear,
    locale,
    ownLocale,
    zone: owner.zone,
    frame: {
      companyName,
      to: addressed(person, locale),
      base: `/c/${encodeURIComponent(token ?? "")}`,
      query: new URL(request.url).searchParams.has("lang") ? `?lang=${locale}` : "",
    },
  };
}
