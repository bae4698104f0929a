import { useLocale } from "~/ui/locale.tsx";

export type TemplateCard = { id: string; title: string; kind: string; facts: string; isOwn: boolean };

/** Each is a button that opens the form filled with it, for the day beside them; without script the same. */
export function TemplateCards({ cards, label }: { cards: TemplateCard[]; label: string }) {
  const locale = useLocale();
  return (
    <ul className="template-cards" aria-label={label}>
      {cards.map((card) => (
        <li key={card.id}>
          <button type="submit" name="template" value={card.id} className="template-card">
            <span className="kind">{card.kind}</span>
            <b lang={locale}>{card.title}</b>
            <span className="num">{card.facts}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
