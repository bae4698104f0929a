import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import type { AboutWords } from "./about-words.server.ts";
import { aboutLines, type HostAbout, longestAbout } from "./host-about.ts";

type Props = {
  about: HostAbout;
  words: AboutWords;
  errors: Record<string, string[]> | undefined;
  values: Record<string, string> | undefined;
};

/** What a colleague says of themselves: five short lines, none of them needed. */
export function AboutFields({ about, words, errors, values }: Props) {
  return (
    <>
      <ErrorSummary errors={errors} />
      {aboutLines.map((line) => {
        const Line = line === "does" || line === "topics" ? TextArea : TextField;
        return (
          <Line
            key={line}
            name={line}
            label={words[line]}
            hint={words[`${line}Hint`]}
            maxLength={longestAbout[line]}
            defaultValue={values?.[line] ?? about[line]}
            error={errors?.[line]}
            isOptional
          />
        );
      })}
    </>
  );
}
