import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type FeedbackSums, fewestShown, grades } from "./feedback.ts";
import { gradeWord } from "./feedback-words.ts";

/** Sums and nameless words; below five answers only how many there are and why nothing more is shown. */
export function FeedbackCard({ sums }: { sums: FeedbackSums | { count: number; worthwhile: null } }) {
  const locale = useLocale();
  return (
    <Card
      title={m.feedback_results({}, { locale })}
      end={m.feedback_count({ count: sums.count }, { locale })}
    >
      {sums.worthwhile === null ? (
        <p className="note">{m.feedback_too_few({ fewest: fewestShown }, { locale })}</p>
      ) : (
        <>
          <Bars
            title={m.feedback_worthwhile({}, { locale })}
            question="worthwhile"
            counts={sums.worthwhile}
          />
          <Bars title={m.feedback_pictured({}, { locale })} question="pictured" counts={sums.pictured} />
          {sums.words.length > 0 && (
            <>
              <h3 className="sm mt-5">{m.feedback_words({}, { locale })}</h3>
              <ul className="said">
                {sums.words.map((word) => (
                  <li key={word}>{m.feedback_quote({ word }, { locale })}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Card>
  );
}

function Bars({
  title,
  question,
  counts,
}: {
  title: string;
  question: "worthwhile" | "pictured";
  counts: FeedbackSums["worthwhile"];
}) {
  const locale = useLocale();
  const most = Math.max(1, ...Object.values(counts));
  return (
    <section className="said-bars">
      <h3 className="sm">{title}</h3>
      <dl>
        {grades.map((grade) => (
          <div key={grade}>
            <dt>{gradeWord(question, grade, locale)}</dt>
            <dd>
              <i style={{ width: `${(100 * counts[grade]) / most}%` }} />
              <span className="num">{m.event_people({ count: counts[grade] }, { locale })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
