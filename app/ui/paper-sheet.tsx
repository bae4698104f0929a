import type { ReactNode } from "react";

type Props = {
  title: string;
  /** 2027年卒・青葉精機株式会社 */
  about: string;
  /** 2026年7月7日(火) 9:10 現在 */
  asOf: string;
  /** The one sentence one should remember. */
  lead?: ReactNode;
  /** What to do with the paper afterwards. */
  note: string;
  /** Who printed it. */
  by: string;
  children: ReactNode;
};

/** One A4 page, black on white. */
export function PaperSheet({ title, about, asOf, lead, note, by, children }: Props) {
  return (
    <main className="sheet" id="main">
      <div className="hd">
        <h1>{title}</h1>
        <span>{about}</span>
        <span>{asOf}</span>
      </div>
      {lead && <p className="lead">{lead}</p>}
      {children}
      <div className="ft">
        <span>{note}</span>
        <span>{by}</span>
      </div>
    </main>
  );
}
