import { z } from "zod";
import { locales } from "~/lib/locale.ts";
import { roles } from "./member.ts";

const email = z.string().trim().min(1).max(200).pipe(z.email());

/** A new password. Long enough and not one of those that are tried first. */
const newPassword = z
  .string()
  .min(12, "account_error_password_short")
  .max(128, "account_error_password_long")
  .refine((text) => !isEasy(text), "account_error_password_easy");

const code = z.string().transform((text) => text.normalize("NFKC").replace(/[\s-]/g, ""));

const personName = {
  familyName: z.string().trim().min(1, "account_error_family_name").max(60),
  givenName: z.string().trim().max(60).catch(""),
};

const line = (most: number) => z.string().trim().max(most).catch("");

export const signInForm = z.object({ email, password: z.string().min(1).max(128) });
export const emailForm = z.object({ email });
export const codeForm = z.object({ code: code.pipe(z.string().regex(/^\d{6}$/, "account_error_code")) });
export const backupCodeForm = z.object({
  code: code
    .transform((text) => `${text.slice(0, 5)}-${text.slice(5)}`.toLowerCase())
    .pipe(z.string().regex(/^[a-z0-9]{5}-[a-z0-9]{5}$/, "account_error_backup")),
});
export const newPasswordForm = z.object({ password: newPassword });
export const changePasswordForm = z.object({ current: z.string().min(1).max(128), password: newPassword });
export const setUpForm = codeForm.extend({ password: z.string().max(128).catch("") });

export const inviteForm = z.object({
  ...personName,
  email,
  role: z.enum(roles),
  locale: z.enum(locales),
  unitId: z.union([z.uuid(), z.literal("").transform(() => null)]).catch(null),
});
export const roleForm = z.object({ role: z.enum(roles) });

export const ownAccountForm = z.object({
  ...personName,
  familyKana: line(60),
  givenKana: line(60),
  romaji: line(80),
  locale: z.enum(locales),
  zone: z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone)),
});

/** How many departments the first run asks for; more can be added to the hiring plan later. */
const rowList = [1, 2, 3, 4, 5, 6, 7, 8] as const;

const unit = z.string().trim().max(80).catch("");
const target = z
  .string()
  .default("")
  .transform((text) => text.normalize("NFKC").trim())
  .pipe(
    z
      .string()
      .regex(/^\d{0,4}$/, "account_error_target")
      .transform(Number),
  );

type RowNumber = (typeof rowList)[number];
type Rows = Record<`unit${RowNumber}`, typeof unit> & Record<`target${RowNumber}`, typeof target>;
const rows = Object.fromEntries(
  rowNumbers().flatMap((row) => [
    [`unit${row}`, unit],
    [`target${row}`, target],
  ]),
) as Rows;

/** The first run. Departments come as unit1…unit8 and target1…target8. */
export const welcomeForm = z
  .object({
    companyName: z.string().trim().min(1, "account_error_company_name").max(120),
    postalAddress: line(200),
    contactEmail: z.union([z.literal(""), email]),
    contactPhone: line(40),
    deskContact: line(120),
    companyLocale: z.enum(locales),
    classYear: z
      .string()
      .transform((text) => text.normalize("NFKC").trim())
      .pipe(z.string().regex(/^20\d\d$/, "account_error_year"))
      .transform(Number),
    ...personName,
    email,
    password: newPassword,
    ...rows,
  })
  .transform((form, context) => {
    const units: { name: string; target: number }[] = [];
    const complain = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    for (const row of rowNumbers()) {
      const name = form[`unit${row}`];
      const count = form[`target${row}`];
      if (!name && count > 0) complain(`unit${row}`, "account_error_target_alone");
      else if (units.some((known) => known.name === name)) complain(`unit${row}`, "account_error_unit_twice");
      else if (name) units.push({ name, target: count });
    }
    if (units.length === 0) complain("unit1", "account_error_unit_missing");
    return { ...form, units };
  });

export function rowNumbers(): RowNumber[] {
  return [...rowList];
}

/** One character over and over, a row of the keyboard, or the product's and everybody's favourite words with digits. */
function isEasy(password: string): boolean {
  const text = password.toLowerCase();
  if (new Set(text).size < 5) return true;
  if ("abcdefghijklmnopqrstuvwxyz".includes(text) || "01234567890123456789".includes(text)) return true;
  return /^(password|passw0rd|qwerty(uiop)?|enishi|letmein|welcome|admin)[\d!@#.]*$/.test(text);
}
