import { m } from "~/paraglide/messages.js";
import { useLocale } from "./locale.tsx";

type Props = {
  /** Seats taken for good. */
  taken: number;
  /** Seats offered to the waiting list. */
  offered?: number;
  all: number;
  /** What it says; seats unless another sentence is given (contact budget, a host's promise). */
  label?: string;
};

const mostCells = 30;

/** One cell a seat up to 30, then a bar; read as one sentence. The same sentence should stand beside it in words. */
export function SeatMeter({ taken, offered = 0, all, label }: Props) {
  const locale = useLocale();
  const says =
    label ??
    (offered > 0
      ? m.ui_seats_offered({ taken, all, offered }, { locale })
      : m.ui_seats({ taken, all }, { locale }));
  if (all > mostCells) {
    const percent = (part: number) => `${(Math.min(part, all) / all) * 100}%`;
    return (
      <div className="meter long" role="img" aria-label={says}>
        <i className="f" style={{ width: percent(taken) }} />
        <i className="h" style={{ width: percent(offered) }} />
      </div>
    );
  }
  return (
    <div className="meter" role="img" aria-label={says}>
      {Array.from({ length: all }, (_, seat) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
        <i key={seat} className={seat < taken ? "f" : seat < taken + offered ? "h" : "e"} />
      ))}
    </div>
  );
}
