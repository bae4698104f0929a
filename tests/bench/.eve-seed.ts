import { createHash, createHmac } from "node:crypto";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { connect } from "../../db/client.server.ts";

const db = connect(process.argv[2]!);
const secret = process.argv[3]!;
await sql`truncate company, cohort, event, candidate, member, unit cascade`.execute(db);
await db
  .insertInto("company")
  .values({
    name: "青葉精機株式会社",
    contact_email: "saiyo@aoba.example.jp",
    contact_phone: "052-000-0123",
    desk_contact: "相談窓口 soudan@aoba.example.jp",
    is_demo: true,
  })
  .execute();
await db
  .insertInto("cohort")
  .values({ year: 2027, formal_on: "2026-10-01", joins_on: "2027-04-01" })
  .execute();
const unit = uuidv7();
await db.insertInto("unit").values({ id: unit, name: "設計部" }).execute();
const mem = async (f: string, g: string, fk: string, gk: string, ro: string, role: string, email: string) => {
  const id = uuidv7();
  await db
    .insertInto("member")
    .values({
      id,
      role,
      family_name: f,
      given_name: g,
      family_kana: fk,
      given_kana: gk,
      romaji: ro,
      email,
      unit_id: unit,
    })
    .execute();
  return id;
};
const recruiter = await mem(
  "森下",
  "恵",
  "モリシタ",
  "メグミ",
  "Morishita Megumi",
  "administrator",
  "morishita@aoba.example.jp",
);
const okamoto = await mem("岡本", "健", "オカモト", "ケン", "Okamoto Ken", "host", "okamoto@aoba.example.jp");
await mem("西村", "沙織", "ニシムラ", "サオリ", "Nishimura Saori", "host", "nishimura@aoba.example.jp");
const now = Date.now();
const day = 86400000;
const base = new Date(now + 12 * day);
base.setUTCHours(5, 0, 0, 0);
const ev = async (o: any, s: any) => {
  const id = uuidv7(),
    sid = uuidv7();
  await db
    .insertInto("event")
    .values({
      id,
      cohort_year: 2027,
      kind: "social",
      state: "published",
      title: JSON.stringify({ ja: "冬の懇親会", en: "the winter social", ko: "겨울 친목회" }),
      description: JSON.stringify({
        ja: "来春の入社を考えている同期と、先輩6名に会える会です。かるい食事をご用意します。",
        en: "Meet others who are considering joining next spring, and six colleagues. We have light food.",
        ko: "내년 봄 입사를 생각하는 동기와 선배 6명을 만나는 자리입니다. 가벼운 식사를 준비합니다.",
      }),
      created_at: new Date(now - 9 * day),
      answer_by: new Date(base.getTime() - 2 * day + 6 * 3600000),
      created_by: recruiter,
      ...o,
    })
    .execute();
  await db
    .insertInto("session")
    .values({
      id: sid,
      event_id: id,
      starts_at: base,
      ends_at: new Date(base.getTime() + 9000000),
      place: JSON.stringify({
        ja: "青葉本社 5階 ラウンジ",
        en: "Aoba head office, 5th floor lounge",
        ko: "아오바 본사 5층 라운지",
      }),
      address: "名古屋市中区栄1-0-0",
      seats: 24,
      ...s,
    })
    .execute();
  await db.insertInto("session_host").values({ session_id: sid, member_id: okamoto }).execute();
  return { id, sid };
};
const names =
  "山田 花 ヤマダ ハナ Yamada_Hana ja|阿部 樹 アベ イツキ Abe_Itsuki ja|井上 莉子 イノウエ リコ Inoue_Riko ja|木村 陸 キムラ リク Kimura_Riku ja|斎藤 琴音 サイトウ コトネ Saito_Kotone ja|林 葵 ハヤシ アオイ Hayashi_Aoi ja|小林 悠真 コバヤシ ユウマ Kobayashi_Yuma ja|グエン ティマイ グエン ティマイ Nguyen_ThiMai en|西田 律 ニシダ リツ Nishida_Ritsu ja|石井 杏 イシイ アン Ishii_An ja|久保 和奏 クボ ワカナ Kubo_Wakana ja|髙橋 蓮 タカハシ レン Takahashi_Ren ja|﨑山 美月 サキヤマ ミツキ Sakiyama_Mitsuki ja|김 서연 キム ソヨン Kim_Seoyeon ko|清水 湊 シミズ ミナト Shimizu_Minato ja|中村 結衣 ナカムラ ユイ Nakamura_Yui ja|松本 颯太 マツモト ソウタ Matsumoto_Sota ja|伊藤 大翔 イトウ ヒロト Ito_Hiroto ja|渡邉 さくら ワタナベ サクラ Watanabe_Sakura ja|上田 航 ウエダ ワタル Ueda_Wataru ja"
    .split("|")
    .map((l) => l.split(" "));
const people: any[] = [];
for (let i = 0; i < 46; i++) {
  const [f, g, fk, gk, ro, loc] = names[i % names.length]!;
  const id = uuidv7();
  const n = i >= names.length ? String(i) : "";
  const c = {
    id,
    cohort_year: 2027,
    family_name: f!,
    given_name: g! + n,
    family_kana: fk!,
    given_kana: gk!,
    romaji: ro!.replace("_", " "),
    email: i === 44 ? "" : `c${i}@example.ac.jp`,
    email_key: i === 44 ? "" : `c${i}@example.ac.jp`,
    school: "青葉大学",
    faculty: ["機械工学科", "電気電子工学科", "経済学部"][i % 3]!,
    locale: loc!,
    zone: loc === "ko" ? "Asia/Seoul" : "Asia/Tokyo",
    sort_key: fk! + " " + gk!,
    name_key: f! + g!,
    recruiter_id: recruiter,
    offer_state: i === 43 ? "declined_before" : null,
  };
  people.push(c);
  await db.insertInto("candidate").values(c).execute();
}
const links: Record<string, string> = {};
const invite = async (e: { id: string; sid: string }, c: any, label?: string, days = 90) => {
  const id = uuidv7();
  const at = new Date(now - 5 * day);
  await db
    .insertInto("invitation")
    .values({ id, event_id: e.id, candidate_id: c.id, invited_by: recruiter, invited_at: at, sends_at: at })
    .execute();
  await db
    .insertInto("calendar_entry")
    .values({
      id: uuidv7(),
      session_id: e.sid,
      candidate_id: c.id,
      uid: `${crypto.randomUUID()}@aoba.example.jp`,
    })
    .execute();
  const d = uuidv7();
  if (c.email)
    await db
      .insertInto("delivery")
      .values({
        id: d,
        letter: "event_invitation",
        mail_class: "transactional",
        candidate_id: c.id,
        invitation_id: id,
        session_id: e.sid,
        address: c.email,
        locale: c.locale,
        message_id: `<${d}@x>`,
        state: "sent",
        not_before: at,
        created_at: at,
        finished_at: at,
      })
      .execute();
  const lid = uuidv7();
  const token = createHmac("sha256", secret).update(`link:${lid}`).digest("base64url");
  await db
    .insertInto("private_link")
    .values({
      id: lid,
      token_hash: createHash("sha256").update(token).digest(),
      purpose: "invitation",
      candidate_id: c.id,
      invitation_id: id,
      created_at: at,
      expires_at: new Date(now + (days - 5) * day),
    })
    .execute();
  if (label) links[label] = token;
  return id;
};
const answer = (inv: string, e: any, a: string, word: string, at: Date) =>
  sql`select * from answer_invitation(${inv}, ${e.sid}, ${a}, ${word}, null, 'link', ${at}, 'x')`.execute(db);
const main = await ev({}, {});
const at = (h: number) => new Date(now - 4 * day + h * 1234567);
const ids: string[] = [];
for (let i = 0; i < 40; i++) ids.push(await invite(main, people[i], i < 14 ? `p${i}` : undefined));
const words: Record<number, string> = {
  1: "食事：えびなし",
  4: "途中まで（15:30ごろ退出）",
  6: "ゼミの日程がわかりしだい",
  9: "通路側の席を希望",
};
for (let i = 1; i < 30; i++)
  await answer(
    ids[i]!,
    main,
    i === 6 ? "maybe" : i === 8 ? "other_date" : i % 10 === 7 ? "no" : "yes",
    words[i] ?? "",
    at(i),
  );
await sql`select change_seats(${main.sid}, 24, now(), 'x')`.execute(db);
for (const i of [31, 32, 33, 34]) await answer(ids[i]!, main, "yes", "", at(40 + i));
await answer(ids[2]!, main, "no", "急な予定が入りました", new Date(now - 3600000));
await sql`update delivery set state='sent', finished_at=created_at where state='queued' and created_at < now() - interval '2 hours'`.execute(
  db,
);
const full = await ev(
  {
    title: JSON.stringify({ ja: "先輩面談", en: "Meetup with a colleague", ko: "선배 면담" }),
    kind: "meetup",
  },
  { seats: 1, place_kind: "online", place: "{}", address: "", online_url: "https://meet.example.jp/abc" },
);
const f1 = await invite(full, people[1], "goingOnline"),
  f2 = await invite(full, people[0], "waiting"),
  f3 = await invite(full, people[13], "waitingKo");
for (const [i, x] of [f1, f2, f3].entries()) await answer(x, full, "yes", "", at(i));
const off = await ev(
  { title: JSON.stringify({ ja: "工場見学", en: "the factory visit", ko: "공장 견학" }), kind: "visit" },
  { seats: 1 },
);
const o1 = await invite(off, people[1]),
  o2 = await invite(off, people[0], "offered");
await answer(o1, off, "yes", "", at(1));
await answer(o2, off, "yes", "", at(2));
await answer(o1, off, "no", "", new Date());
const closed = await ev({ answer_by: new Date(now - day) }, {});
await invite(closed, people[0], "closed");
const cg = await invite(closed, people[1], "closedGoing");
await answer(cg, closed, "yes", "", new Date(now - 3 * day));
const past = await ev(
  { title: JSON.stringify({ ja: "秋の懇親会", en: "Autumn social", ko: "가을 친목회" }) },
  { starts_at: new Date(now - 20 * day), ends_at: new Date(now - 20 * day + 7200000) },
);
await invite(past, people[0], "past");
const canc = await ev({ state: "cancelled" }, { state: "cancelled" });
await invite(canc, people[0], "cancelled");
const draft = await ev(
  { state: "draft", title: JSON.stringify({ ja: "勉強会：図面の読み方" }), kind: "workshop" },
  { seats: 12 },
);
const many = await ev(
  { title: JSON.stringify({ ja: "内定式のあとの昼食会" }), kind: "social", is_paid_work: true },
  { seats: 60 },
);
await invite(many, people[0], "paid");
await invite(many, people[1], "expired", 1);
const noted = await ev({}, {});
for (const [i, a] of (["no", "maybe", "other_date", "yes"] as const).entries()) {
  const x = await invite(noted, people[i], "noted_" + a);
  await answer(x, noted, a, a === "other_date" ? "12月の後半なら" : "", new Date());
}
console.log(JSON.stringify({ links, main: main.id, draft: draft.id }, null, 1));
await db.destroy();
