import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";

/** plain is grey; line has only a border; solid is filled ai; shu only for a waiting person. */
export type BadgeTone = "plain" | "ai" | "matsu" | "yama" | "fuji" | "enji" | "shu" | "line" | "solid";

/** A state: icon + word, the tint is only a help. */
export function Badge({
  tone = "plain",
  icon,
  children,
}: {
  tone?: BadgeTone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={classes("badge", tone !== "plain" && tone)}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
