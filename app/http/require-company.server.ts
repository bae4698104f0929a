import { redirect } from "@remix-run/node";
import { type Company, findCompany } from "~/features/company/company-queries.server.ts";
import type { AppContext } from "./context.ts";

/** The company this installation serves; before the first run is done, everybody is sent to it. */
export async function requireCompany(context: AppContext): Promise<Company> {
  const company = await findCompany(context.db);
  if (!company) throw redirect("/welcome");
  return company;
}
