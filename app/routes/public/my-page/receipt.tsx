import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { DecisionSheet } from "~/features/offers/decision-sheet.tsx";
import { findReceipt } from "~/features/offers/receipt.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.mypage_receipt({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const receipt = required(await findReceipt(context.db, params.receipt ?? "", candidateId));
  return { locale, frame, receipt };
}

/** Thanks first; then what was decided, word for word, to keep. */
export default function ReceiptPage() {
  const { locale, frame, receipt } = useLoaderData<typeof loader>();
  const isAccepted = receipt.kind === "accepted";
  const facts = [
    [m.letter_when({}, { locale }), receipt.when],
    [m.letter_offer_number({}, { locale }), receipt.number],
  ];
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>
        {isAccepted ? m.mypage_accepted_title({}, { locale }) : m.mypage_declined_title({}, { locale })}
      </h1>
      <p>{isAccepted ? m.mypage_accepted_text({}, { locale }) : m.mypage_declined_text({}, { locale })}</p>
      <p className="send">
        <a className="btn big wide" href={`${frame.base}/receipts/${receipt.id}/pdf`}>
          {m.mypage_receipt_pdf({}, { locale })}
        </a>
      </p>
      <section lang={receipt.locale}>
        <h2>{receipt.text.title}</h2>
        {facts.map(([label, value]) => (
          <p key={label}>
            <span className="soft">{label}</span> {value}
          </p>
        ))}
        <DecisionSheet text={receipt.text} />
        {receipt.papers.length > 0 && (
          <section>
            <h2>{m.mypage_papers({}, { locale })}</h2>
            {receipt.papers.map((paper) => (
              <p key={paper.sha256}>
                {paper.kind}
                <small>{paper.name}</small>
                <small>SHA-256 {paper.sha256}</small>
              </p>
            ))}
          </section>
        )}
      </section>
    </MyPageFrame>
  );
}
