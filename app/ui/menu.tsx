import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "./classes.ts";

type Props = {
  /** What opens it; classes chip or btn come from `look`. */
  summary: ReactNode;
  look?: string;
  side?: "left" | "right";
  label?: string;
  children: ReactNode;
};

/** A panel that opens under its button: <details>, so it opens without script; Esc and a click elsewhere close it. */
export function Menu({ summary, look = "btn", side = "left", label, children }: Props) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const details = box.current;
    if (!details) return;
    const leave = (event: Event) => {
      if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
    };
    const shut = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    details.addEventListener("keydown", shut);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
      details.removeEventListener("keydown", shut);
    };
  }, []);
  return (
    <details className={classes("menu", side === "right" && "right")} ref={box}>
      <summary className={look} {...(label ? { "aria-label": label } : {})}>
        {summary}
      </summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}
