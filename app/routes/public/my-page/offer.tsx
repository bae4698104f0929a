import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { PaperLinks } from "~/features/offers/decision-sheet.tsx";
import { OwnOfferSection } from "~/features/offers/own-offer-section.tsx";
import { type OwnOfferView, readOwnOffers } from "~/features/offers/own-offer-view.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.mypage_offer_page({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const offers = await readOwnOffers(context.db, candidateId, { locale, now: context.now() });
  return { locale, frame, offers };
}

export default function MyOffer() {
  const { locale, frame, offers } = useLoaderData<typeof loader>();
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.mypage_offer_page({}, { locale })}</h1>
      {offers.length === 0 && <p>{m.mypage_offer_none({}, { locale })}</p>}
      {offers.map((offer) => (
        <div key={offer.id}>
          <OwnOfferSection offer={offer} frame={frame} hasOthers={offers.length > 1} isWhole />
          <PaperLinks papers={offer.papers} base={frame.base} />
          <Doors offer={offer} frame={frame} />
        </div>
      ))}
    </MyPageFrame>
  );
}

/** Receipts, the way back, declining after all. */
function Doors({ offer, frame }: { offer: OwnOfferView; frame: { base: string; query: string } }) {
  const locale = useLocale();
  const to = (inside: string) => `${frame.base}/${inside}${frame.query}`;
  const doors = [
    ...offer.receipts.map((receipt) => ({
      key: receipt.id,
      icon: "document-check" as const,
      href: to(`receipts/${receipt.id}`),
      label:
        receipt.kind === "accepted"
          ? m.mypage_receipt_accepted({}, { locale })
          : m.mypage_receipt_declined({}, { locale }),
      help: receipt.day,
    })),
    ...(offer.face === "accepted"
      ? [
          {
            key: "decline",
            icon: "minus-round" as const,
            href: to(`offer/${offer.id}/decline`),
            label: m.mypage_do_decline({}, { locale }),
            help: m.mypage_decline_later({ day: offer.joinsDay }, { locale }),
          },
        ]
      : []),
    ...(offer.wayBack
      ? [
          {
            key: "back",
            icon: "link" as const,
            href: to(`offer/${offer.id}/way-back`),
            label: m.mypage_way_back({}, { locale }),
            help: m.mypage_way_back_until({ day: offer.wayBack.untilDay }, { locale }),
          },
        ]
      : []),
  ];
  if (doors.length === 0) return null;
  return (
    <section>
      <ul className="links">
        {doors.map((door) => (
          <li key={door.key}>
            <a href={door.href}>
              <Icon name={door.icon} />
              <span>
                <u>{door.label}</u>
                <small>{door.help}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
