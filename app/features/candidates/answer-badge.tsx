import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { useLocale } from "~/ui/locale.tsx";

/** What a candidate answered to an invitation, and whether they have a seat. */
export function AnswerBadge({ answer, seat }: { answer: string | null; seat: string | null }) {
  const locale = useLocale();
  if (seat === "waiting")
    return (
      <Badge tone="ai" icon="list">
        {m.candidate_answer_waiting({}, { locale })}
      </Badge>
    );
  if (seat === "offered")
    return (
      <Badge tone="ai" icon="flag">
        {m.candidate_answer_offered({}, { locale })}
      </Badge>
    );
  switch (answer) {
    case "yes":
      return (
        <Badge tone="matsu" icon="check-round">
          {m.candidate_answer_yes({}, { locale })}
        </Badge>
      );
    case "no":
      return <Badge icon="minus-round">{m.candidate_answer_no({}, { locale })}</Badge>;
    case "maybe":
      return (
        <Badge tone="yama" icon="tilde">
          {m.candidate_answer_maybe({}, { locale })}
        </Badge>
      );
    case "other_date":
      return (
        <Badge tone="fuji" icon="calendar">
          {m.candidate_answer_other_date({}, { locale })}
        </Badge>
      );
    default:
      return (
        <Badge tone="line" icon="dashed-round">
          {m.candidate_answer_none({}, { locale })}
        </Badge>
      );
  }
}
