import { Form } from "@remix-run/react";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Props = {
  candidateId: string;
  request: { id: string; reason: string; by: PersonName; at: string; isOwn: boolean; isMine: boolean };
};

/** A request to withdraw an offer, and who may decide on it: never the one who asked. */
export function WithdrawalDecision({ request, candidateId }: Props) {
  const locale = useLocale();
  const who = m.offer_withdrawal_by({ name: fullName(request.by, locale), time: request.at }, { locale });
  return (
    <Card title={who} className="max-w-160">
      <p>
        <q>{request.reason}</q>
      </p>
      <p className="soft mt-2">
        {request.isOwn
          ? m.offer_withdrawal_own({}, { locale })
          : request.isMine
            ? m.offer_withdrawal_yours({}, { locale })
            : m.offer_error_not_yours({}, { locale })}
      </p>
      <Form method="post" className="row mt-3">
        <input type="hidden" name="withdrawal" value={request.id} />
        <ButtonLink to={`/candidates/${candidateId}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
        {(request.isMine || request.isOwn) && (
          <Button name="intent" value="refuse">
            {request.isOwn
              ? m.offer_withdrawal_take_back({}, { locale })
              : m.offer_withdrawal_refuse({}, { locale })}
          </Button>
        )}
        {request.isMine && (
          <Button name="intent" value="confirm" variant="danger">
            {m.offer_withdrawal_confirm({}, { locale })}
          </Button>
        )}
      </Form>
    </Card>
  );
}
