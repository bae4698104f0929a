import { useEffect, useRef } from "react";
import { m } from "~/paraglide/messages.js";
import { fieldIdOf } from "./field.tsx";
import { useLocale } from "./locale.tsx";

/**
 * What has to be put right, on top of a form, each line a link to its field with the same words. Takes the focus when
 * it appears. Renders nothing without errors. The field "" is the form as a whole.
 */
export function ErrorSummary({ errors }: { errors?: Record<string, readonly string[]> | undefined }) {
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const lines = Object.entries(errors ?? {}).flatMap(([field, sentences]) =>
    sentences.map((sentence) => ({ field, sentence })),
  );
  const signature = lines.map(({ sentence }) => sentence).join("\n");
  useEffect(() => {
    if (signature) box.current?.focus();
  }, [signature]);
  if (lines.length === 0) return null;
  return (
    <div className="errors" role="alert" tabIndex={-1} ref={box}>
      <h2>{m.error_summary({ count: lines.length }, { locale })}</h2>
      <ul>
        {lines.map(({ field, sentence }) => (
          <li key={`${field} ${sentence}`}>
            {field ? <a href={`#${fieldIdOf(field)}`}>{sentence}</a> : sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}
