import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";

/** On a candidate's page: colleagues have time to talk. Nothing while there is none. */
export function SlotsSection({ count, to }: { count: number; to: string }) {
  const locale = useLocale();
  if (count === 0) return null;
  return (
    <section>
      <h2>{m.slot_section_title({}, { locale })}</h2>
      <p>{m.slot_section_text({ count }, { locale })}</p>
      <p className="send">
        <a className="btn big wide" href={to}>
          {m.slot_section_open({}, { locale })}
        </a>
      </p>
    </section>
  );
}
