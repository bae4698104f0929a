import type { ReactNode } from "react";

type Props = {
  back?: ReactNode;
  /** What will happen, in words. */
  children: ReactNode;
  /** How long it can be undone. */
  note?: ReactNode;
  /** The button that counts: 138行を取り込む. */
  action: ReactNode;
};

/** The end of a wizard's page; stays in view. */
export function FinishBar({ back, children, note, action }: Props) {
  return (
    <div className="finish">
      {back}
      <span>{children}</span>
      {note && <small className="muted sm">{note}</small>}
      {action}
    </div>
  );
}
