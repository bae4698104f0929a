import { Link } from "@remix-run/react";
import { type ComponentPropsWithoutRef, type ReactNode, useEffect, useRef } from "react";
import { m } from "~/paraglide/messages.js";
import { classes } from "./classes.ts";
import { useLocale } from "./locale.tsx";

type TableProps = {
  /** Names the table for screen readers, and its scrolling place. */
  name: string;
  /** people: two-line rows below 820 px (cells 1–3, then td.second and td.third); bare: the same without check boxes */
  className?: string;
  children: ReactNode;
};

/** A table in a place that scrolls sideways by itself and can be reached by keyboard. */
export function Table({ name, className, children }: TableProps) {
  const locale = useLocale();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={m.ui_table_scroll({ name }, { locale })}>
      <table className={className}>
        <caption className="sr">{name}</caption>
        {children}
      </table>
    </section>
  );
}

type SortProps = {
  /** Address that sorts by this column (or the other way round when it is the sorted one). */
  to: string;
  direction?: "ascending" | "descending" | undefined;
  className?: string;
  children: ReactNode;
};

/** The head of a column one can sort by. */
export function SortHeader({ to, direction, className, children }: SortProps) {
  return (
    <th scope="col" className={className} {...(direction ? { "aria-sort": direction } : {})}>
      <Link to={to} preventScrollReset>
        {children}
        {direction && <span aria-hidden="true"> {direction === "ascending" ? "↑" : "↓"}</span>}
      </Link>
    </th>
  );
}

/** A check box of a row, or of all rows ("mixed" when some are chosen). `label` says whom it chooses. */
export function RowCheck({
  label,
  isMixed,
  ...rest
}: ComponentPropsWithoutRef<"input"> & { label: string; isMixed?: boolean }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = Boolean(isMixed);
  }, [isMixed]);
  return (
    <input
      type="checkbox"
      {...rest}
      ref={box}
      className={classes("box", rest.className)}
      aria-label={label}
    />
  );
}
