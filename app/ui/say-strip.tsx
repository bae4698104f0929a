import { type ReactNode, useId } from "react";
import { CopyButton } from "./copy-button.tsx";

/** The exact text that goes to the clipboard, beside what one can do with it. */
export function SayStrip({
  text,
  copyLabel,
  children,
}: {
  text: string;
  copyLabel: string;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <div className="saycopy">
      <samp id={id}>{text}</samp>
      <span>
        <CopyButton targetId={id} label={copyLabel} variant="go" />
        {children}
      </span>
    </div>
  );
}
