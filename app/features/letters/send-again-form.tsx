import { Form, useNavigation } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { CheckField, FieldError } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";

/** The way out of a letter that didn't arrive; where it may have arrived, only after reading what that means. */
export function SendAgainForm({ state, error }: { state: string; error?: string | undefined }) {
  const locale = useLocale();
  const isBusy = useNavigation().state === "submitting";
  const isUncertain = state === "uncertain";
  const explanation = isUncertain
    ? m.letter_retry_uncertain
    : state === "kept"
      ? m.letter_retry_kept
      : m.letter_retry_failed;
  return (
    <Card title={m.letter_retry({}, { locale })}>
      <Form method="post" className="stack tight">
        {state !== "stopped" && <p className="sm">{explanation({}, { locale })}</p>}
        {isUncertain ? (
          <CheckField
            name="secondCopy"
            value="fine"
            label={m.letter_retry_uncertain_check({}, { locale })}
            {...(error && { error })}
          />
        ) : (
          error && <FieldError id="again-error">{error}</FieldError>
        )}
        <div>
          <Button busy={isBusy && "…"} icon="send">
            {m.letter_retry({}, { locale })}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
