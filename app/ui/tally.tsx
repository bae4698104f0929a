import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatNumber } from "~/lib/numbers.ts";
import { Icon, type IconName } from "./icon.tsx";
import { useLocale } from "./locale.tsx";

export type Count = {
  to: string;
  icon: IconName;
  label: string;
  count: number;
  unit: string;
  isCurrent?: boolean;
};

/** Counts that are filters. */
export function Tally({
  label,
  counts,
  children,
}: {
  label: string;
  counts: readonly Count[];
  children?: ReactNode;
}) {
  const locale = useLocale();
  return (
    <nav className="tally" aria-label={label}>
      {counts.map((each) => (
        <Link
          key={each.label}
          to={each.to}
          preventScrollReset
          {...(each.isCurrent ? { "aria-current": "true" as const } : {})}
        >
          <span>
            <Icon name={each.icon} />
            {each.label}
          </span>
          <b>
            {formatNumber(each.count, locale)}
            <small>{each.unit}</small>
          </b>
        </Link>
      ))}
      {children}
    </nav>
  );
}
