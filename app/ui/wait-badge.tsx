import { m } from "~/paraglide/messages.js";
import { useLocale } from "./locale.tsx";

/** 返事待ち 5日: only when a person waits for an answer from us. Nothing else may be vermilion. */
export function WaitBadge({ since, now }: { since: Date; now: Date }) {
  const locale = useLocale();
  const hours = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 3_600_000));
  const words =
    hours < 24
      ? m.ui_wait_hours({ count: Math.max(1, hours) }, { locale })
      : m.ui_wait_days({ count: Math.floor(hours / 24) }, { locale });
  return (
    <span className="waits">
      <span className="dot" />
      {words}
    </span>
  );
}

/** The dot with a number, for navigation and headings; the unit is read aloud. */
export function WaitCount({ count, hasMore }: { count: number; hasMore: boolean }) {
  const locale = useLocale();
  if (count === 0) return null;
  return (
    <span className="count">
      <span className="dot" />
      <span aria-hidden="true">
        {count}
        {hasMore && "+"}
      </span>
      <span className="sr">{(hasMore ? m.ui_waiting_more : m.ui_waiting_people)({ count }, { locale })}</span>
    </span>
  );
}
