import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";

export function CallList({ children }: { children: ReactNode }) {
  return <ul className="calls">{children}</ul>;
}

type Props = {
  isOpen?: boolean;
  /** Who, with link and kana. */
  who: ReactNode;
  phone: string;
  reason: ReactNode;
  reasonIcon?: IconName;
  /** The sentence one can say as it stands, with its heading; only when open. */
  script?: { title: string; text: string } | undefined;
  /** The three answers; only when open. */
  children?: ReactNode;
};

/** One person to call: open with phone, sentence and three answers, or one line and the reason. */
export function CallCard({ isOpen, who, phone, reason, reasonIcon, script, children }: Props) {
  return (
    <li className={isOpen ? "on" : undefined}>
      <div className="line">
        {who}
        {phone && (
          <a className={classes("tel num", isOpen && "btn")} href={`tel:${phone.replace(/[^\d+#*]/g, "")}`}>
            {isOpen && <Icon name="phone" />}
            {phone}
          </a>
        )}
        <small>
          {reasonIcon && <Icon name={reasonIcon} />}
          <span>{reason}</span>
        </small>
      </div>
      {script && (
        <div className="script">
          <b>{script.title}</b>
          {script.text}
        </div>
      )}
      {children && <div className="three">{children}</div>}
    </li>
  );
}
