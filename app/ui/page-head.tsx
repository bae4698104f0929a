import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/paraglide/messages.js";
import { classes } from "./classes.ts";
import { useLocale } from "./locale.tsx";

type Props = {
  title: ReactNode;
  /** Smaller, after the title: 2027年卒. */
  subtitle?: ReactNode;
  /** One sentence under the title. */
  lede?: ReactNode;
  actions?: ReactNode;
  /** The list this page belongs to: 「内定者の一覧に戻る」. */
  back?: { to: string; list: string };
  /** Before the title: an avatar or a date block. */
  lead?: ReactNode;
};

/** The top of a staff page: way back, title, one sentence, what one can do. */
export function PageHead({ title, subtitle, lede, actions, back, lead }: Props) {
  const locale = useLocale();
  return (
    <>
      {back && (
        <p className="crumb">
          <Link to={back.to}>{m.ui_back_to({ list: back.list }, { locale })}</Link>
        </p>
      )}
      <div className={classes("head", Boolean(lead) && "mid")}>
        {lead}
        <div className="min-w-0">
          <h1 className="title">
            {title}
            {subtitle && <small>{subtitle}</small>}
          </h1>
          {lede && <div className="lede">{lede}</div>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </div>
    </>
  );
}
