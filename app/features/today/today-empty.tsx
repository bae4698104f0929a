import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Empty } from "~/ui/empty.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Props = {
  isMine: boolean;
  doneCount: number;
  /** The next reply date after this week, in words; empty when there is none. */
  nextDay: string;
  toAll: string;
};

/** Nobody waits and nothing is due: worth a pause. */
export function TodayEmpty({ isMine, doneCount, nextDay, toAll }: Props) {
  const locale = useLocale();
  const gap = locale === "ja" ? "" : " ";
  const said = [
    doneCount > 0 ? m.today_empty_done({ count: doneCount }, { locale }) : m.today_empty_calm({}, { locale }),
    nextDay && m.today_empty_next({ day: nextDay }, { locale }),
  ].filter(Boolean);
  return (
    <Empty
      icon="sun"
      title={m.today_empty({}, { locale })}
      action={
        isMine ? (
          <ButtonLink to={toAll}>{m.today_empty_all({}, { locale })}</ButtonLink>
        ) : (
          <ButtonLink to="/candidates">{m.today_empty_list({}, { locale })}</ButtonLink>
        )
      }
    >
      {said.join(gap)}
    </Empty>
  );
}
