import { type Locale, localeNames } from "~/lib/locale.ts";
import { Card } from "~/ui/card.tsx";

type Props = {
  letter: { language: Locale; subject: string; html: string; text: string };
  /** At the right of the language: whose letter it is. */
  end: string;
  words: { subject: string; dark: string; plain: string };
};

/** A letter as a real person would get it: in their language, on a dark screen and as plain text. */
export function LetterPreview({ letter: { language, subject, html, text }, end, words }: Props) {
  return (
    <Card title={localeNames[language]} end={end} isFlush>
      <p className="message-subject" lang={language}>
        <span className="soft sm">{words.subject}</span> <b>{subject}</b>
      </p>
      <iframe
        className="letter-view"
        sandbox=""
        srcDoc={html}
        title={`${subject} (${localeNames[language]})`}
      />
      <details className="fold pad">
        <summary className="btn small">{words.dark}</summary>
        <iframe
          className="letter-view"
          sandbox=""
          srcDoc={onDarkScreen(html)}
          title={`${subject} (${localeNames[language]}, ${words.dark})`}
        />
      </details>
      <details className="fold pad">
        <summary className="btn small">{words.plain}</summary>
        <pre className="letter-text" lang={language}>
          {text}
        </pre>
      </details>
    </Card>
  );
}

/** A frame takes its screen's brightness from the whole window: here the letter's dark rules always hold. */
function onDarkScreen(html: string): string {
  return html
    .replaceAll("(prefers-color-scheme:dark)", "all")
    .replaceAll("(prefers-color-scheme: dark)", "all");
}
