import { Link } from "@remix-run/react";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { Undone } from "./undo-import.server.ts";

/** What undoing took back, and whom it left because somebody worked on them since. */
export function UndoneCard({ undone }: { undone: Undone }) {
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <Card>
      <div className="grid gap-4" role="status">
        <p>
          {[
            undone.removedCount > 0 &&
              m.import_undone_removed({ removed: number(undone.removedCount) }, { locale }),
            undone.restoredCount > 0 &&
              m.import_undone_restored({ restored: number(undone.restoredCount) }, { locale }),
          ]
            .filter(Boolean)
            .join(locale === "ja" ? "" : " ")}
        </p>
        {undone.kept.length > 0 && (
          <div>
            <p>
              <b>{m.import_undone_kept({ count: number(undone.kept.length) }, { locale })}</b>
            </p>
            <ul className="grid gap-1 pt-2">
              {undone.kept.slice(0, 100).map(({ line, candidateId, name }) => (
                <li key={candidateId}>
                  <Link to={`/candidates/${candidateId}`}>
                    {m.import_undone_kept_line({ line, name }, { locale })}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          <ButtonLink to="/candidates">{m.import_run_to_candidates({}, { locale })}</ButtonLink>
          <ButtonLink to="/candidates/import" variant="quiet">
            {m.import_run_again({}, { locale })}
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}
