// What candidates of this season chose to show to the hosts of their meetings: about four in ten have written something.
import type { Writer } from "./candidate-rows.ts";
import type { Person } from "./people.ts";
import { day } from "./season.ts";

const topics = [
  "図面",
  "1年目の一日",
  "転勤",
  "海外から働く",
  "プログラミング",
  "工場",
  "品質",
  "研究",
  "寮の暮らし",
  "英語",
];
const regions = ["愛知", "岐阜", "三重", "静岡", "長野", "東京"];

export function writeProfiles({ rng, rows, season }: Writer, people: readonly Person[]): void {
  const at = new Date(season.now - 6 * day + season.shift);
  for (const person of people) {
    if (!rng.chance(0.4)) continue;
    rows.host_profile.push({
      candidate_id: person.id,
      ...{ shows_reading: rng.chance(0.6), shows_school: rng.chance(0.6), shows_faculty: rng.chance(0.5) },
      region: rng.chance(0.5) ? rng.pick(regions) : "",
      languages: person.name.locale === "ja" ? "" : "日本語、英語",
      topics: rng.shuffled(topics).slice(0, 2).join("、"),
      about: "",
      updated_at: at,
    });
  }
}
