import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Button } from "~/ui/button.tsx";
import { CopyButton } from "~/ui/copy-button.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Who } from "~/ui/who.tsx";

export type LineRow = PersonName & {
  invitationId: string;
  href: string;
  lang: string;
  /** "" while there is no link. */
  text: string;
  /** 7/7(火) 9:10, or "". */
  copiedAt: string;
};

/** One person, their two lines, and what one can do with them: copy, or hand them to another app of the phone. */
export function LinePeople({ rows }: { rows: LineRow[] }) {
  return (
    <ul className="line-people">
      {rows.map((row) => (
        <LineItem key={row.invitationId} row={row} />
      ))}
    </ul>
  );
}

function LineItem({ row }: { row: LineRow }) {
  const locale = useLocale();
  const fetcher = useFetcher();
  const id = `line-${row.invitationId}`;
  const note = () => fetcher.submit({ invitation: row.invitationId }, { method: "post" });
  return (
    <li>
      <span className="of">
        <Who person={row} to={row.href} />
        {row.copiedAt && (
          <Badge icon="check">{m.event_line_copied_at({ time: row.copiedAt }, { locale })}</Badge>
        )}
      </span>
      {row.text ? (
        <>
          <p id={id} className="two-lines" lang={row.lang}>
            {row.text}
          </p>
          <span className="do">
            <CopyButton targetId={id} onCopied={note} label={m.event_line_copy({}, { locale })} />
            <ShareButton text={row.text} onShared={note} />
          </span>
        </>
      ) : (
        <p className="note">{m.event_line_no_link({}, { locale })}</p>
      )}
    </li>
  );
}

/** Only where the device has a share sheet; found out after the page is there. */
function ShareButton({ text, onShared }: { text: string; onShared: () => void }) {
  const locale = useLocale();
  const [canShare, setCanShare] = useState(false);
  useEffect(() => setCanShare("share" in navigator), []);
  if (!canShare) return null;
  const share = async () => {
    try {
      await navigator.share({ text });
      onShared();
    } catch {
      // Closed without choosing: nothing was sent, nothing is noted.
    }
  };
  return (
    <Button icon="upload" onClick={share}>
      {m.event_line_share({}, { locale })}
    </Button>
  );
}
