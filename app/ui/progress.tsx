import { type ReactNode, useId } from "react";

type Props = {
  /** 取り込み */
  label: string;
  done: number;
  all: number;
  /** 「62,000／100,000行を確かめました」 */
  children: ReactNode;
  /** Time left; stop; "you may close this page". */
  foot?: ReactNode;
};

/** Long work, from one second on: the sentence, the bar, what one can do meanwhile. */
export function Progress({ label, done, all, children, foot }: Props) {
  const id = useId();
  return (
    <div>
      <p id={id} className="mb-1.5">
        {children}
      </p>
      <progress
        className="bar"
        aria-label={label}
        aria-describedby={id}
        max={Math.max(all, 1)}
        value={Math.min(done, all)}
      />
      {foot && <p className="sm soft mt-1.5">{foot}</p>}
    </div>
  );
}
