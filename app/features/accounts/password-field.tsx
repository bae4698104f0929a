import { m } from "~/paraglide/messages.js";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";

/** Choosing a password: once, not twice; what helps to find a good one is said before. */
export function PasswordField({ label, error }: { label: string; error: readonly string[] | undefined }) {
  const locale = useLocale();
  return (
    <TextField
      name="password"
      type="password"
      autoComplete="new-password"
      width="full"
      label={label}
      hint={m.account_password_hint({}, { locale })}
      error={error}
    />
  );
}
