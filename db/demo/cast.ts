// The people of the class of 2027 whom the pictures and the manual know by name. Days count from today.
import type { PersonName } from "./names.ts";
import type { Random } from "./random.ts";
import { romanised } from "./romaji.ts";
import { day, minute, onWeekday, type Season, startOfDay } from "./season.ts";
import { addMove, startTrack, type Track, think, withdraw } from "./tracks.ts";

export type Role = {
  name: PersonName;
  unit: number;
  phone: string;
  mail: string;
  recruiter: number;
  is: "considering" | "informal" | "accepted" | "declined" | "withdrawn" | "lost";
  /** considering: days until the reply date · accepted: days since · informal: days since the offer. */
  days: number;
  extensions: readonly number[];
  silentDays: number | null;
  hasBadAddress: boolean;
};

const table = `
渡邉 さくら|ワタナベ サクラ|2|considering|2||森下|
髙橋 蓮|タカハシ レン|1|considering|3|14|森下|
上田 航|ウエダ ワタル|0|considering|3||大野|
青木 慧|アオキ ケイ|3|considering|5||白石|
原田 紬|ハラダ ツムギ|4|considering|6||森下|
岡田 湧|オカダ ユウ|0|considering|5|7|大野|
木村 陸|キムラ リク|0|considering|9||大野|
松本 颯太|マツモト ソウタ|0|considering|10||大野|bounce
伊藤 大翔|イトウ ヒロト|1|considering|14||森下|silent 30
山田 花|ヤマダ ハナ|1|considering|14||森下|
久保 和奏|クボ ワカナ|2|considering|13|14|白石|
小林 悠真|コバヤシ ユウマ|1|considering|17||森下|
西田 律|ニシダ リツ|0|considering|12|7,14|大野|
﨑山 美月|サキヤマ ミツキ|2|informal|4||大野|
大塚 凛|オオツカ リン|1|informal|2||白石|
石井 杏|イシイ アン|3|informal|6||白石|
高木 颯|タカギ ハヤテ|3|accepted|0||白石|
福田 悠人|フクダ ユウト|0|accepted|0||森下|
阿部 樹|アベ イツキ|0|accepted|1||森下|
林 葵|ハヤシ アオイ|0|accepted|1||森下|
김 서연|キム ソヨン|3|accepted|4||森下|
中村 結衣|ナカムラ ユイ|2|accepted|11||森下|
清水 湊|シミズ ミナト|1|accepted|15||森下|
井上 莉子|イノウエ リコ|2|accepted|20||大野|
斎藤 琴音|サイトウ コトネ|3|accepted|25||大野|
Nguyen Thi Mai|グエン ティ マイ|3|accepted|30||大野|
大西 蒼|オオニシ アオイ|3|accepted|60||白石|silent 34
藤原 奏|フジワラ カナデ|0|accepted|48||大野|silent 33
村上 陽菜|ムラカミ ヒナ|1|accepted|52||森下|silent 32
近藤 美桜|コンドウ ミオ|3|accepted|45||白石|silent 31
坂本 大和|サカモト ヤマト|0|accepted|70||大野|silent 35
野口 陸斗|ノグチ リクト|3|declined|4||白石|
田中 凛|タナカ リン|2|withdrawn|19||大野|
工藤 蓮|クドウ レン|1|lost|8||白石|
`;

export const cast: readonly Role[] = table
  .trim()
  .split("\n")
  .map((line, place) => {
    const [name = "", kana = "", unit, is, days, extensions = "", recruiter = "", more = ""] =
      line.split("|");
    const parsed = personOf(name, kana);
    return {
      name: parsed,
      unit: Number(unit),
      phone: `090-0000-${String(101 + place).padStart(4, "0")}`,
      mail: `${parsed.given.romaji}.${parsed.family.romaji}@example.ac.jp`.toLowerCase().replaceAll(" ", ""),
      recruiter: ["森下", "大野", "白石"].indexOf(recruiter),
      is: is as Role["is"],
      days: Number(days),
      extensions: extensions === "" ? [] : extensions.split(",").map(Number),
      silentDays: more.startsWith("silent") ? Number(more.slice(7)) : null,
      hasBadAddress: more === "bounce",
    };
  });

function personOf(name: string, kana: string): PersonName {
  const [family = "", ...given] = name.split(" ");
  const [familyKana = "", ...givenKana] = kana.split(" ");
  const isLatin = /^[A-Z]/.test(family);
  const isKorean = /[가-힣]/.test(family);
  const romaji = (text: string, reading: string) =>
    (isLatin ? text : isKorean ? { 김: "Kim", 서연: "Seoyeon" }[text] : romanised(reading)) ?? "";
  const part = (text: string, reading: string) => ({ text, kana: reading, romaji: romaji(text, reading) });
  return {
    family: part(family, familyKana),
    given: part(given.join(" "), givenKana.join(" ")),
    locale: isLatin ? "en" : isKorean ? "ko" : "ja",
  };
}

/** Gives each role to the offer made nearest to the day that suits it. Answers place in `tracks` → role. */
export function castInto(rng: Random, tracks: Track[], season: Season): Map<number, Role> {
  const today = startOfDay(season.now);
  const roles = new Map<number, Role>();
  for (const role of cast) {
    const wanted = wantedOffer(role, today);
    const free = tracks.map((track, place) => ({ place, gap: Math.abs(track.offeredAt - wanted) }));
    const place = free.filter((each) => !roles.has(each.place)).sort((a, b) => a.gap - b.gap)[0]?.place;
    if (place === undefined) throw new Error("The class is too small for its cast");
    roles.set(place, role);
    tracks[place] = play(rng, role, wanted, season);
  }
  return roles;
}

function wantedOffer(role: Role, today: number): number {
  const added = role.extensions.reduce((sum, days) => sum + days, 0);
  const thinking = role.is === "considering" ? 28 + added - role.days : role.days + 24;
  const before = role.is === "informal" ? role.days : Math.max(thinking, (role.silentDays ?? 0) + 9);
  return onWeekday(today - before * day) + 14 * 60 * minute;
}

function play(rng: Random, role: Role, offeredAt: number, season: Season): Track {
  const today = startOfDay(season.now);
  const at = Math.min(offeredAt, onWeekday(today - 7 * day) + 15 * 60 * minute);
  const track = startTrack(
    rng,
    role.is === "informal" && role.days < 7 ? Math.min(offeredAt, season.now - day) : at,
    0.3,
    0,
    role.unit,
  );
  track.stays = role.is !== "declined" && role.is !== "withdrawn";
  if (role.silentDays !== null) track.quietFrom = today - role.silentDays * day;
  const first = track.moves[0];
  const offered = startOfDay(track.offeredAt);
  const added = role.extensions.reduce((sum, days) => sum + days, 0);
  if (role.is === "withdrawn" || role.is === "lost") return interrupted(rng, track, role, season);
  if (role.is === "informal") {
    if (first) first.replyAfter = offered + 28 * day;
    return track;
  }
  const window = role.is === "considering" ? Math.round((today - offered) / day) + role.days - added : 28;
  const decides = role.is === "considering" ? "later" : role.is === "accepted" ? "accepts" : "declines";
  think(
    rng,
    track,
    {
      window,
      decides,
      extensions: role.extensions,
      ...(decides === "later" ? {} : { decidedAt: today - role.days * day }),
    },
    season,
  );
  tidy(rng, track, role, season.now);
  return track;
}

/** Still thinking when the company had to take the offer back, or when nobody answered any more. */
function interrupted(rng: Random, track: Track, role: Role, season: Season): Track {
  think(rng, track, { window: 21, decides: "later", extensions: [] }, season);
  const at = onWeekday(startOfDay(season.now) - (role.days + 2) * day) + 15 * 60 * minute;
  if (role.is === "withdrawn") withdraw(track, at, "卒業が1年延びることになり、ご本人と相談のうえ取り消した");
  else addMove(track, "lost_contact", at, { reason: "電話2回とメールに返事がない" });
  return track;
}

/** Until 46 are considering, those who decided last are given more time. Answers how many it took. */
export function leaveUndecided(
  rng: Random,
  tracks: Track[],
  roles: ReadonlyMap<number, Role>,
  season: Season,
  wanted: number,
): number {
  const today = startOfDay(season.now);
  const stateNow = (track: Track) => track.moves.filter((move) => move.recordedAt <= season.now).at(-1);
  const isOpen = (track: Track) => ["informal", "considering"].includes(stateNow(track)?.to ?? "");
  const decided = tracks
    .map((track, place) => ({ track, place, at: stateNow(track)?.recordedAt ?? 0 }))
    .filter(
      ({ track, place, at }) =>
        !roles.has(place) && !isOpen(track) && at < today - 9 * day && track.offeredAt > today - 75 * day,
    )
    .sort((a, b) => b.at - a.at);
  const missing = Math.max(0, wanted - tracks.filter(isOpen).length);
  for (const { track, place } of decided.slice(0, missing)) {
    const undecided = startTrack(rng, track.offeredAt, track.commitment, track.rivals, track.unit);
    const replyAt = today + (rng.chance(0.07) ? rng.int(2, 7) : rng.int(8, 30)) * day;
    const window = Math.round((replyAt - startOfDay(track.offeredAt)) / day);
    think(rng, undecided, { window, decides: "later", extensions: [] }, season);
    undecided.stays = true;
    tracks[place] = undecided;
  }
  return missing;
}

/** Exact days where the pictures show them: accepted yesterday, declined on the phone but entered later. */
function tidy(rng: Random, track: Track, role: Role, now: number): void {
  const today = startOfDay(now);
  const last = track.moves.at(-1);
  if (!last || role.is === "considering") return;
  last.happenedAt = today - role.days * day + rng.int(600, 1100) * minute;
  if (role.days === 0) last.happenedAt = Math.max(today, now - rng.int(20, 90) * minute);
  last.recordedAt = Math.min(now, last.happenedAt + 15 * minute);
  if (role.is === "accepted") track.acceptedAt = last.happenedAt;
  if (role.is !== "declined") return;
  track.endedAt = last.happenedAt;
  last.heardBy = "phone";
  last.recordedAt = today - day + 17 * 60 * minute;
}
