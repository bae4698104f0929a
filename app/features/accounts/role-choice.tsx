import { m } from "~/paraglide/messages.js";
import { FieldError, fieldIdOf } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { roles } from "./member.ts";
import { roleName, roleRights } from "./role-words.ts";

/** `isTitled`: stands under a heading that asks the question already. */
type Props = { chosen?: string | undefined; error?: readonly string[] | undefined; isTitled?: boolean };

/** Which of the five roles; each says what it may see. */
export function RoleChoice({ chosen, error, isTitled }: Props) {
  const locale = useLocale();
  const id = fieldIdOf("role");
  return (
    <fieldset id={id} tabIndex={-1} className={error ? "field bad" : "field"}>
      <legend className={isTitled ? "sr" : "font-semibold mb-1"}>
        {m.settings_member_role_legend({}, { locale })}
      </legend>
      {error?.[0] && <FieldError id={`${id}-error`}>{error[0]}</FieldError>}
      {roles.map((role) => (
        <label key={role} className="tick">
          <input type="radio" name="role" value={role} defaultChecked={role === chosen} />
          <span>
            {roleName(role, locale)}
            <small>{roleRights(role, locale)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
