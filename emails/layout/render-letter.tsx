import { render } from "react-email";
import type { LetterContent, LetterParts } from "./letter-content.ts";
import { LetterHtml } from "./letter-html.tsx";
import { letterText } from "./letter-text.ts";

/** Subject, HTML and plain text of a letter. Takes some milliseconds: for many readers render once and fill. */
export async function renderLetter(letter: LetterContent): Promise<LetterParts> {
  const html = await render(<LetterHtml letter={letter} />);
  return {
    subject: letter.subject,
    html: html.replace(/<!--\/?\$-->/g, ""),
    text: letterText(letter),
  };
}
