import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { CopyButton } from "~/ui/copy-button.tsx";
import { useLocale } from "~/ui/locale.tsx";

type InvitationProps = {
  memberId: string;
  /** Until when the link works, in words; empty when it has run out. */
  until: string;
  /** To hand over where no mail goes out. */
  address: string;
};

/** An invitation that nobody has accepted yet. */
export function MemberInvitation({ memberId, until, address }: InvitationProps) {
  const locale = useLocale();
  return (
    <Card title={m.settings_member_invitation({}, { locale })}>
      <p className="mb-3">
        {until
          ? m.settings_member_invitation_until({ day: until }, { locale })
          : m.settings_member_invitation_over({}, { locale })}
      </p>
      {address && (
        <div className="mb-4">
          <p className="soft">{m.settings_member_invitation_copy({}, { locale })}</p>
          <p className="flex flex-wrap gap-2 items-center">
            <code id="invitation-link" className="break-all">
              {address}
            </code>
            <CopyButton targetId="invitation-link" size="small" />
          </p>
        </div>
      )}
      <Form
        method="post"
        action={`/settings/members/${memberId}/invitation`}
        className="flex flex-wrap gap-2"
      >
        <Button name="intent" value="again">
          {m.settings_member_again({}, { locale })}
        </Button>
        <Button name="intent" value="withdraw" variant="quiet">
          {m.settings_member_withdraw({}, { locale })}
        </Button>
      </Form>
    </Card>
  );
}

type SignInProps = { memberId: string; sessions: number; hasSecondStep: boolean };

/** Where a colleague is signed in, and help for a lost phone. */
export function MemberSignIn({ memberId, sessions, hasSecondStep }: SignInProps) {
  const locale = useLocale();
  return (
    <Card title={m.settings_member_sign_in({}, { locale })}>
      <Form
        method="post"
        action={`/settings/members/${memberId}/sign-in`}
        className="flex flex-col gap-3 items-start"
      >
        <p>
          {sessions > 0
            ? m.settings_member_sessions({ count: sessions }, { locale })
            : m.settings_member_sessions_none({}, { locale })}
        </p>
        {sessions > 0 && (
          <Button name="intent" value="sessions">
            {m.settings_member_sessions_end({}, { locale })}
          </Button>
        )}
        {hasSecondStep && (
          <>
            <p className="soft mt-3">{m.settings_member_step_remove_hint({}, { locale })}</p>
            <Button name="intent" value="step">
              {m.settings_member_step_remove({}, { locale })}
            </Button>
          </>
        )}
      </Form>
    </Card>
  );
}
