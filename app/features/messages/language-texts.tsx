import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { TextArea, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Props = {
  values: Record<string, string>;
  errors: Record<string, string[]>;
  /** What comes into the text by itself. */
  hint: string;
};

/** Subject and text in each language: the reader's own is open, the others unfold. */
export function LanguageTexts({ values, errors, hint }: Props) {
  const locale = useLocale();
  return (
    <>
      {locales.map((language) => {
        const [subject, text] = [`subject_${language}`, `text_${language}`];
        const isOpen =
          language === locale || Boolean(values[subject] || values[text] || errors[subject] || errors[text]);
        return (
          <details key={language} className="message-language" open={isOpen}>
            <summary>{localeNames[language]}</summary>
            <TextField
              name={subject}
              lang={language}
              maxLength={80}
              label={m.message_subject({}, { locale })}
              defaultValue={values[subject]}
              error={errors[subject]}
              isOptional={language !== locale}
              width="full"
            />
            <TextArea
              name={text}
              lang={language}
              rows={7}
              maxLength={3000}
              label={m.message_text({}, { locale })}
              hint={language === locale ? hint : undefined}
              defaultValue={values[text]}
              error={errors[text]}
              isOptional={language !== locale}
              width="full"
            />
          </details>
        );
      })}
    </>
  );
}
