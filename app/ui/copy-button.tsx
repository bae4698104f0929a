import { useState } from "react";
import { m } from "~/paraglide/messages.js";
import { Button } from "./button.tsx";
import { useLocale } from "./locale.tsx";

type Props = {
  /** The id of the element whose text is copied. */
  targetId: string;
  label?: string;
  variant?: "go" | "plain" | "quiet";
  size?: "small" | "normal";
  onCopied?: () => void;
};

/** Copies the text of an element; where the clipboard is refused it selects the text and says which keys to press. */
export function CopyButton({ targetId, label, variant = "plain", size = "normal", onCopied }: Props) {
  const locale = useLocale();
  const [said, setSaid] = useState("");
  async function copy() {
    const target = document.getElementById(targetId);
    if (!target) return;
    try {
      await navigator.clipboard.writeText(target.textContent ?? "");
      setSaid(m.ui_copied({}, { locale }));
      onCopied?.();
    } catch {
      getSelection()?.selectAllChildren(target);
      setSaid(m.ui_copy_refused({}, { locale }));
    }
  }
  return (
    <>
      <Button variant={variant} size={size} icon={said ? "check" : "copy"} onClick={copy}>
        {label ?? m.ui_copy({}, { locale })}
      </Button>
      <span role="status" className="sm soft self-center">
        {said}
      </span>
    </>
  );
}
