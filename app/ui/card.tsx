import { type ReactNode, useId } from "react";
import { classes } from "./classes.ts";

type Props = {
  title?: ReactNode;
  /** At the right of the title: a count or a link. */
  end?: ReactNode;
  /** Without padding, for a table or a list that reaches the edges. */
  isFlush?: boolean;
  as?: "section" | "aside" | "div";
  label?: string;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A surface with a title. No card inside a card. */
export function Card({ title, end, isFlush, as, label, id, className, children }: Props) {
  const titleId = useId();
  const Tag = as ?? (title || label ? "section" : "div");
  const name = label ? { "aria-label": label } : title ? { "aria-labelledby": titleId } : {};
  return (
    <Tag id={id} className={classes("card", isFlush && "flush", className)} {...name}>
      {title && (
        <header>
          <h2 id={titleId}>{title}</h2>
          {end && <span className="end muted sm">{end}</span>}
        </header>
      )}
      {isFlush ? children : <div className="pad">{children}</div>}
    </Tag>
  );
}
