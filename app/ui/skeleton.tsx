import { m } from "~/paraglide/messages.js";
import { useLocale } from "./locale.tsx";

/** The shape of rows that are being fetched; shows after 300 ms, doesn't shimmer. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const locale = useLocale();
  const widths = ["34%", "82%", "64%", "73%"];
  return (
    <div className="skeleton" role="status">
      <span className="sr">{m.ui_loading({}, { locale })}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <span key={row} className="sk" style={{ width: widths[row % widths.length] }} />
      ))}
    </div>
  );
}
