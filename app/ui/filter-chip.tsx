import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/paraglide/messages.js";
import { Icon } from "./icon.tsx";
import { useLocale } from "./locale.tsx";
import { Menu } from "./menu.tsx";

type Props = {
  /** ステータス */
  name: string;
  /** What is chosen, in words: 4つ, 承諾. Empty when off. */
  value?: string | undefined;
  /** The address without this filter; gives the chip its × when it is on. */
  clearTo?: string;
  /** The choices: check boxes in a GET form with a button, or links. */
  children: ReactNode;
};

/** One filter: off it shows its name, on it shows what is chosen. Its panel works by keyboard and without script. */
export function FilterChip({ name, value, clearTo, children }: Props) {
  const locale = useLocale();
  const colon = locale === "ja" ? "：" : ": ";
  const summary = (
    <>
      {value ? `${name}${colon}${value}` : name}
      <Icon name="chevron" className="turn" />
    </>
  );
  return (
    <Menu look={value ? "chip on" : "chip"} summary={summary}>
      {children}
      {value && clearTo && (
        <Link to={clearTo} preventScrollReset>
          <Icon name="close" />
          {m.ui_remove_filter({ name }, { locale })}
        </Link>
      )}
    </Menu>
  );
}

/** 条件を消す: the last in the row, when any filter is on. */
export function ClearFilters({ to }: { to: string }) {
  const locale = useLocale();
  return (
    <Link className="sm" to={to}>
      {m.ui_clear_filters({}, { locale })}
    </Link>
  );
}
