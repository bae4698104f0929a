import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";

/** On a candidate's page: what waits for them. Nothing while there is nothing. */
export function PerksSection({ titles, to }: { titles: readonly string[]; to: string }) {
  const locale = useLocale();
  if (titles.length === 0) return null;
  return (
    <section>
      <h2>{m.perk_own_title({}, { locale })}</h2>
      <ul>
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <p className="hint">{m.perk_free_text({}, { locale })}</p>
      <p className="send">
        <a className="btn wide" href={to}>
          {m.perk_own_open({}, { locale })}
        </a>
      </p>
    </section>
  );
}
