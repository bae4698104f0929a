import { z } from "zod";
import { languageFields, readTexts } from "~/features/messages/message-forms.server.ts";

/** What the page of a mailing posts: the words, the class with its reason, and what was seen before sending. */
export const mailingForm = z
  .object({
    id: z.uuid().optional(),
    intent: z.enum(["preview", "edit", "send"]).default("preview"),
    mailClass: z.enum(["promotional", "transactional"]).default("promotional"),
    classReason: z.string().trim().max(500).default(""),
    overrideReason: z.string().trim().max(500).default(""),
    secondLook: z.string().trim().max(500).default(""),
    /** Of the readers as the preview showed them. */
    mark: z.string().max(100).default(""),
    ...languageFields,
  })
  .transform((form, context) => {
    const texts = readTexts(form, context);
    const { id, intent, mailClass, classReason, overrideReason, secondLook, mark } = form;
    if (mailClass === "transactional" && classReason === "")
      context.addIssue({ code: "custom", path: ["classReason"], message: "mailing_error_reason" });
    return {
      ...{ id, intent, texts, mailClass, overrideReason, secondLook, mark },
      classReason: mailClass === "transactional" ? classReason : "",
    };
  });
