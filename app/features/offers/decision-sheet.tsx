import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { DecisionText } from "./decision-text.ts";

/** The words of a decision, as the page shows them before and the receipt afterwards. */
export function DecisionSheet({ text }: { text: DecisionText }) {
  return (
    <>
      <p>
        <b>{text.statement}</b>
      </p>
      <Points title={text.doesTitle} points={text.does} icon="check" />
      <Points title={text.doesNotTitle} points={text.doesNot} icon="leaf" />
    </>
  );
}

function Points({ title, points, icon }: { title: string; points: string[]; icon: "check" | "leaf" }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className="facts">
        {points.map((point) => (
          <li key={point}>
            <Icon name={icon} />
            <span>{point}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Paper = { id: string; kind: string; name: string; kilobytes: number };

/** Papers to read or save; a phone opens them on a page of their own. */
export function PaperLinks({ papers, base }: { papers: readonly Paper[]; base: string }) {
  const locale = useLocale();
  if (papers.length === 0) return null;
  return (
    <section>
      <h2>{m.mypage_papers({}, { locale })}</h2>
      <ul className="links">
        {papers.map((paper) => (
          <li key={paper.id}>
            <a href={`${base}/papers/${paper.id}`}>
              <Icon name="document" />
              <span>
                <u>{paper.kind}</u>
                <small>{m.mypage_paper_file({ name: paper.name, size: paper.kilobytes }, { locale })}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
