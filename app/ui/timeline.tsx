import type { ReactNode } from "react";
import { machineTime } from "~/lib/machine-time.ts";
import { m } from "~/paraglide/messages.js";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";
import { useLocale } from "./locale.tsx";

export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol className="tl" aria-label={label}>
      {children}
    </ol>
  );
}

type EntryProps = {
  when: Date | string;
  /** The date in words; the year only when the screen doesn't show it. */
  day: string;
  icon: IconName;
  /** Tints the disc: the person did it, not we. */
  isFromThem?: boolean;
  title: ReactNode;
  badge?: ReactNode;
  /** The person's own words go in 「」. */
  children?: ReactNode;
};

/** One touchpoint: date, disc, what in one bold line, detail. Newest first. */
export function TimelineEntry({ when, day, icon, isFromThem, title, badge, children }: EntryProps) {
  const locale = useLocale();
  return (
    <li>
      <time dateTime={machineTime(when)}>{day}</time>
      <span className={classes("ic", isFromThem && "them")}>
        <Icon name={icon} />
        <span className="sr">
          {isFromThem ? m.ui_from_them({}, { locale }) : m.ui_from_us({}, { locale })}
        </span>
      </span>
      <div>
        <b>{title}</b>
        {badge}
        {children && <small>{children}</small>}
      </div>
    </li>
  );
}
