import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

type Props = { icon?: IconName; title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Nothing here yet, or nothing left to do: one sentence, what comes next, one plain button. */
export function Empty({ icon = "check-round", title, children, action }: Props) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p className="title">{title}</p>
      {children && <p className="soft">{children}</p>}
      {action}
    </div>
  );
}
