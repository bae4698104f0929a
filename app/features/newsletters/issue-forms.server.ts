import { z } from "zod";
import { languageFields, readTexts } from "~/features/messages/message-forms.server.ts";
import { parseDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";

/** What the page of an issue posts. `today` reads a day without a year. */
export function issueForm(today: string) {
  return z
    .object({
      intent: z.enum(["save", "preview", "try", "plan"]).default("preview"),
      title: z.string().trim().min(1).max(80),
      year: z.coerce.number().int().min(2000).max(2200),
      unit: z
        .union([z.string().transform((one) => [one]), z.array(z.string())])
        .optional()
        .transform((all) => (all ?? []).filter(isId)),
      sendsOn: z.string().trim().default(""),
      secondLook: z.string().trim().max(500).default(""),
      ...languageFields,
    })
    .transform((form, context) => {
      const { intent, title, year, unit, secondLook } = form;
      const sendsOn = parseDay(form.sendsOn, today);
      const refuse = (message: string) => context.addIssue({ code: "custom", path: ["sendsOn"], message });
      if (!sendsOn) refuse("error_field_date");
      else if (sendsOn < today) refuse("news_error_day");
      const words = { title, year, unitIds: unit, sendsOn: sendsOn ?? "", texts: readTexts(form, context) };
      return { intent, secondLook, words };
    });
}
