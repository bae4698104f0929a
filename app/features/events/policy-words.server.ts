import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { placeKinds } from "./event.ts";
import { placeKindWord } from "./event-words.ts";
import { findPolicy } from "./policy-settings.server.ts";

/** The settings of the meeting policy, in words. */
export async function readPolicyPage(db: Db, deskContact: string, locale: Locale) {
  const to = { locale };
  return {
    policy: await findPolicy(db),
    desk: deskContact ? m.policy_desk({ desk: deskContact }, to) : m.policy_no_desk({}, to),
    choices: {
      places: placeKinds.map((kind) => ({ value: kind, label: placeKindWord(kind, locale) })),
      hours: Array.from({ length: 25 }, (_, hour) => ({
        value: String(hour),
        label: m.policy_hour({ hour }, to),
      })),
      alcohol: [
        { value: "never", label: m.policy_alcohol_never({}, to) },
        { value: "group", label: m.policy_alcohol_group({}, to) },
        { value: "always", label: m.policy_alcohol_always({}, to) },
      ],
    },
    words: sayAll(locale, {
      title: m.policy_title,
      lede: m.policy_lede,
      places: m.policy_places,
      from: m.policy_from,
      until: m.policy_until,
      alcohol: m.policy_alcohol,
      aloneUntil: m.policy_alone_until,
      aloneAny: m.policy_alone_any,
      aloneOutside: m.policy_alone_outside,
      sites: m.policy_sites,
      sitesHint: m.policy_sites_hint,
      twoHosts: m.policy_two_hosts,
      twoHostsHint: m.policy_two_hosts_hint,
      save: m.settings_save,
      saved: m.policy_saved,
      toCompany: m.policy_to_company,
    }),
  };
}
