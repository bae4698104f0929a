import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import type { SaidView } from "./host-feedback-words.server.ts";

/** On a candidate's page: what hosts said of their meetings, word for word. */
export function SaidOfMe({ said }: { said: SaidView[] }) {
  const locale = useLocale();
  if (said.length === 0) return null;
  return (
    <section>
      <h2>{m.hostsaid_own_title({}, { locale })}</h2>
      {said.map((each) => (
        <div className="word" key={each.from}>
          <p>{each.from}</p>
          <p className="hint">{each.taps}</p>
          {each.line && <p>{each.line}</p>}
        </div>
      ))}
    </section>
  );
}
