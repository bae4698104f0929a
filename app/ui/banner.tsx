import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";

type Props = {
  /** ai: information · yama: offline, mail not set up · matsu: done */
  tone?: "ai" | "yama" | "matsu";
  icon?: IconName;
  children: ReactNode;
};

/** A sentence about the whole page, one at a time. Errors belong to their place, not here. */
export function Banner({ tone = "ai", icon, children }: Props) {
  const drawn = icon ?? (tone === "yama" ? "alert" : tone === "matsu" ? "check-round" : "info");
  return (
    <div className={classes("ban", tone !== "ai" && tone)}>
      <Icon name={drawn} />
      <span>{children}</span>
    </div>
  );
}
