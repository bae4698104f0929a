import { Link, useNavigation } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { DoorForm } from "./door-page.tsx";

type Props = {
  next?: string;
  result: { errors: Record<string, string[]>; values: Record<string, string> } | undefined;
};

/** Asks for the mail address a link is sent to. */
export function MailRequest({ next, result }: Props) {
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  return (
    <>
      <DoorForm>
        {next && <input type="hidden" name="next" value={next} />}
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          width="full"
          label={m.account_email({}, { locale })}
          defaultValue={result?.values.email ?? ""}
          error={result?.errors.email}
        />
        <Button variant="go" size="wide" busy={isBusy && m.settings_invite_busy({}, { locale })}>
          {m.account_link_go({}, { locale })}
        </Button>
      </DoorForm>
      <BackToSignIn />
    </>
  );
}

/** After asking: the same words whether the address is known or not. */
export function MailSent({ canSendMail }: { canSendMail: boolean }) {
  const locale = useLocale();
  return (
    <>
      {!canSendMail && <Banner tone="yama">{m.account_mail_off({}, { locale })}</Banner>}
      <p className="soft mt-4">{m.account_mail_missing({}, { locale })}</p>
      <BackToSignIn />
    </>
  );
}

export function BackToSignIn() {
  const locale = useLocale();
  return (
    <p className="mt-6">
      <Link to="/sign-in">{m.account_start_over({}, { locale })}</Link>
    </p>
  );
}
