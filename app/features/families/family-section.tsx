import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";

type Props = {
  /** Whom the reader let in, and the last day of it. */
  open: readonly { id: string; name: string; untilOn: string }[];
  to: string;
};

/** ご家族への案内 on my page: what is open now, or that nothing is sent. The choice is the reader's alone. */
export function FamilySection({ open, to }: Props) {
  const locale = useLocale();
  return (
    <section>
      <h2>{m.family_my_title({}, { locale })}</h2>
      {open.map(({ id, name, untilOn }) => (
        <p key={id}>{m.family_section_now({ name, day: formatDay(untilOn, { locale }) }, { locale })}</p>
      ))}
      {open.length === 0 && <p className="soft">{m.family_section_text({}, { locale })}</p>}
      <p>
        <a href={to}>
          {open.length > 0 ? m.family_section_change({}, { locale }) : m.family_section_open({}, { locale })}
        </a>
      </p>
    </section>
  );
}
