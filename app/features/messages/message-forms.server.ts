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

/** Subject and text of a letter in each language, as fields of a form. */
export const languageFields = {
  ...{ subject_ja: subject, subject_en: subject, subject_ko: subject },
  ...{ text_ja: text, text_en: text, text_ko: text },
};
type TypedWords = Record<`subject_${Locale}` | `text_${Locale}`, string>;

/** The texts out of these fields. Each language that has one of subject and text has both; one language is needed. */
export function readTexts(form: TypedWords, context: z.RefinementCtx): MessageTexts {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  const texts: MessageTexts = {};
  for (const locale of locales) {
    const [subject, text] = [form[`subject_${locale}`].replace(/\s+/g, " "), form[`text_${locale}`]];
    if (text && !subject) refuse(`subject_${locale}`, "message_error_subject");
    if (subject && !text) refuse(`text_${locale}`, "message_error_text");
    if (subject && text) texts[locale] = { subject, text };
  }
  const hasWords = locales.some((locale) => form[`subject_${locale}`] || form[`text_${locale}`]);
  if (!hasWords) refuse("subject_ja", "message_error_words");
  return texts;
}

/** Which groups, of which session, which words. */
export const messageForm = z
  .object({
    id: z.uuid().optional(),
    intent: z.enum(["preview", "edit", "send"]).default("preview"),
    session: z.union([z.uuid(), z.literal("")]).default(""),
    group: z
      .union([z.string().transform((one) => [one]), z.array(z.string())])
      .optional()
      .transform((all) => (all ?? []).filter(isMessageGroup)),
    ...languageFields,
  })
  .transform((form, context) => {
    const texts = readTexts(form, context);
    if (form.group.length === 0)
      context.addIssue({ code: "custom", path: ["group"], message: "message_error_group" });
    const { id, intent, session, group } = form;
    return { id, intent, sessionId: session || undefined, groups: group, texts };
  });
