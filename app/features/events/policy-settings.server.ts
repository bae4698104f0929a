import { z } from "zod";
import type { Db } from "#db/client.server.ts";
import { placeKinds } from "./event.ts";
import { defaultPolicy, type MeetingPolicy } from "./meeting-policy.ts";

/** The company's rules for meetings, or the product's where it has said nothing. */
export async function findPolicy(db: Db): Promise<MeetingPolicy> {
  const row = await db
    .selectFrom("meeting_policy")
    .select(["place_kinds", "from_hour as fromHour", "until_hour as untilHour", "alcohol"])
    .select(["alone_until as aloneUntil", "alone_outside as aloneOutside", "online_sites as sites"])
    .select("two_hosts_first as twoHostsFirst")
    .executeTakeFirst();
  if (!row) return defaultPolicy;
  const { place_kinds, sites, alcohol, ...rest } = row;
  return {
    ...rest,
    placeKinds: placeKinds.filter((kind) => place_kinds.includes(kind)),
    alcohol: alcohol as MeetingPolicy["alcohol"],
    onlineSites: sites.split(" ").filter(Boolean),
  };
}

export async function savePolicy(
  db: Db,
  { policy, memberId, now }: { policy: MeetingPolicy; memberId: string; now: Date },
): Promise<void> {
  const columns = {
    place_kinds: [...policy.placeKinds],
    from_hour: policy.fromHour,
    until_hour: policy.untilHour,
    alcohol: policy.alcohol,
    alone_until: policy.aloneUntil,
    alone_outside: policy.aloneOutside,
    online_sites: policy.onlineSites.join(" "),
    two_hosts_first: policy.twoHostsFirst,
    changed_at: now,
    changed_by: memberId,
  };
  await db
    .insertInto("meeting_policy")
    .values({ id: 1, ...columns })
    .onConflict((row) => row.column("id").doUpdateSet(columns))
    .execute();
}

const hour = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const ticked = z
  .string()
  .optional()
  .transform((value) => value === "yes");

/** The form of the settings. Sites are read from addresses too: "https://zoom.us/j/1, meet.example.jp". */
export const policySchema = z
  .object({
    places: z
      .union(
        [z.enum(placeKinds).transform((kind) => [kind]), z.array(z.enum(placeKinds))],
        "policy_error_places",
      )
      .optional()
      .transform((kinds) => kinds ?? []),
    fromHour: hour(0, 23),
    untilHour: hour(1, 24),
    alcohol: z.enum(["never", "group", "always"]),
    aloneUntil: z
      .string()
      .default("")
      .transform((typed) => (typed === "" ? null : Number(typed)))
      .refine((value) => value === null || (Number.isInteger(value) && value >= 1 && value <= 24)),
    aloneOutside: ticked,
    onlineSites: z.string().trim().max(500).default(""),
    twoHostsFirst: ticked,
  })
  .transform(({ places, onlineSites, ...form }, context): MeetingPolicy => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (places.length === 0) refuse("places", "policy_error_places");
    if (form.untilHour <= form.fromHour) refuse("untilHour", "policy_error_hours");
    const sites = onlineSites.split(/[\s,、]+/).filter(Boolean);
    const names = sites.map(
      (site) => URL.parse(site.includes("://") ? site : `https://${site}`)?.hostname ?? "",
    );
    if (names.some((name) => !name.includes("."))) refuse("onlineSites", "policy_error_sites");
    return { ...form, placeKinds: places, onlineSites: names };
  });
