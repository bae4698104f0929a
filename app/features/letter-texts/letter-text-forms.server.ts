import { z } from "zod";

const text = (most: number) => z.string().max(most).catch("");

/** What the page of a letter's text posts; what is wrong with it the text itself says. */
export const letterTextForm = z.object({
  intent: z.enum(["save", "preview", "try", "reset"]).catch("preview"),
  subject: text(200).transform((line) => line.replace(/\s+/g, " ").trim()),
  title: text(200).transform((line) => line.replace(/\s+/g, " ").trim()),
  secondLook: text(500),
  body: text(8000).transform((body) => body.replace(/\r\n?/g, "\n").trim()),
});
