import { z } from "zod";
import { type Locale, locales } from "~/lib/locale.ts";
import { isMessageGroup, type MessageTexts } from "./message.ts";

const subject = z.string().trim().max(80).default("");
const text = z
  .string()
  .trim()
  .max(3000)
  .default("")
  .transform((typed) => typed.replaceAll("\r\n", "\n"));

/** Which groups, of which session, which words. Each language that has one of subject and text has both. */
export const messageForm = z
  .object({
    id: z.uuid().optional(),
    intent: z.enum(["preview", "edit", "send"]).default("preview"),
    session: z.union([z.uuid(), z.literal("")]).default(""),
    group: z
      .union([z.string().transform((one) => [one]), z.array(z.string())])
      .optional()
      .transform((all) => (all ?? []).filter(isMessageGroup)),
    ...{ subject_ja: subject, subject_en: subject, subject_ko: subject },
    ...{ text_ja: text, text_en: text, text_ko: text },
  })
  .transform((form, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const texts: MessageTexts = {};
    for (const locale of locales) {
      const words = wordsOf(form, locale);
      if (words.text && !words.subject) refuse(`subject_${locale}`, "message_error_subject");
      if (words.subject && !words.text) refuse(`text_${locale}`, "message_error_text");
      if (words.subject && words.text) texts[locale] = words;
    }
    const hasWords = locales.some((locale) => form[`subject_${locale}`] || form[`text_${locale}`]);
    if (!hasWords) refuse("subject_ja", "message_error_words");
    if (form.group.length === 0) refuse("group", "message_error_group");
    const { id, intent, session, group } = form;
    return { id, intent, sessionId: session || undefined, groups: group, texts };
  });

function wordsOf(
  form: Record<`subject_${Locale}` | `text_${Locale}`, string>,
  locale: Locale,
): { subject: string; text: string } {
  return {
    subject: form[`subject_${locale}`].replace(/\s+/g, " "),
    text: form[`text_${locale}`],
  };
}
