import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aHost, aMember, anEvent, aSession, aUnit } from "#tests/support/factories.ts";
import { filterOfQuery, readDirectory } from "~/features/hosts/directory-page.server.ts";
import { readEventHosts } from "~/features/hosts/event-hosts.server.ts";
import { listFreeHosts } from "~/features/hosts/free-hosts.server.ts";
import { saveHostAbout } from "~/features/hosts/host-about.server.ts";
import { listed, nothingSaid } from "~/features/hosts/host-about.ts";
import { listDirectory, pickHosts, standingOfHost } from "~/features/hosts/host-directory.server.ts";
import { saveHostOffer } from "~/features/hosts/host-offer.server.ts";
import { pauseHosting } from "~/features/hosts/pause-hosting.server.ts";

const db = testDatabase();
const now = new Date("2026-07-20T03:00:00Z");
const today = "2026-07-20";
const zone = "Asia/Tokyo";
const offered = { pausedUntil: null, now };

test("the directory lists hosts with what they do, this month's load and the hours they gave", async () => {
  const unit = await aUnit(db, { name: "設計開発" });
  const event = await anEvent(db);
  const okamoto = await aHost(db, {
    unit_id: unit.id,
    session: event.session,
    hosting: { state: "accepted" },
  });
  const ahead = await aSession(db, event, {
    starts_at: new Date("2026-07-28T05:00:00Z"),
    ends_at: new Date("2026-07-28T06:00:00Z"),
  });
  await db
    .insertInto("session_host")
    .values({ session_id: ahead.id, member_id: okamoto.id, state: "asked" })
    .execute();
  await saveHostOffer(db, { memberId: okamoto.id, monthly: 3, ...offered });
  await saveHostAbout(db, {
    memberId: okamoto.id,
    about: { ...nothingSaid, does: "機械の設計", topics: "図面、1年目の一日" },
    now,
  });
  await aMember(db, { role: "viewer" });

  const [host, ...others] = await listDirectory(db, { now, zone });

  expect(others).toEqual([]);
  expect(host).toMatchObject({
    does: "機械の設計",
    unitName: "設計開発",
    monthly: 3,
    load: 2,
    meetings: 1,
    minutes: 150,
  });
  const page = await readDirectory(db, { query: new URLSearchParams(), locale: "ja", zone, now });
  expect(page.hosts[0]).toMatchObject({ load: "2件／約束 3件", given: "1回・2時間30分", standingWord: "" });
});

test("filters forgive width and kana, and take topic, language, region and standing together", async () => {
  const say = async (family_name: string, about: Partial<typeof nothingSaid>, monthly: number | null) => {
    const host = await aHost(db, { family_name, family_kana: "カナ" });
    await saveHostAbout(db, { memberId: host.id, about: { ...nothingSaid, ...about }, now });
    await saveHostOffer(db, { memberId: host.id, monthly, ...offered });
    return host;
  };
  await say("岡本", { topics: "図面、ＰＬＣ", languages: "日本語、英語", region: "愛知" }, 2);
  await say("西村", { topics: "品質", languages: "日本語", region: "三重" }, 0);
  const all = await listDirectory(db, { now, zone });
  const found = (query: string) =>
    pickHosts(all, filterOfQuery(new URLSearchParams(query)), today).map((host) => host.familyName);

  expect(found("")).toEqual(["岡本", "西村"]);
  expect(found("q=plc")).toEqual(["岡本"]);
  expect(found("topic=図面&language=英語")).toEqual(["岡本"]);
  expect(found("topic=図面&region=三重")).toEqual([]);
  expect(found("standing=full")).toEqual(["西村"]);
  expect(found("standing=nonsense")).toEqual(["岡本", "西村"]);
  expect(listed("図面、 工場・旅行,図面")).toEqual(["図面", "工場", "旅行"]);
});

test("who rests or has all they offered isn't proposed for a gap, and the planner reads why", async () => {
  const { id, session } = await anEvent(db);
  await aHost(db, { family_name: "岡本", session, hosting: { state: "declined" } });
  const free = await aHost(db, { family_name: "西村" });
  const tired = await aHost(db, { family_name: "菊地" });
  const full = await aHost(db, { family_name: "小川" });
  const early = new Date("2026-07-06T03:00:00Z");
  await pauseHosting(db, { memberId: tired.id, days: 30, today: "2026-07-06", now: early });
  await saveHostOffer(db, { memberId: full.id, monthly: 0, ...offered });

  expect((await listFreeHosts(db, session.id)).map((host) => host.id)).toEqual([free.id]);
  const { gaps } = await readEventHosts(db, id, { locale: "ja", zone }, early);
  expect(gaps[0]?.free.map((host) => host.id)).toEqual([free.id]);
  expect(gaps[0]?.notAsked.join()).toBe(
    "菊地さん：8月5日(水)までお休み,小川さん：その月は約束の0件に達しています",
  );

  await pauseHosting(db, { memberId: tired.id, days: 0, today: "2026-07-06", now: early });
  expect((await listFreeHosts(db, session.id)).map((host) => host.id)).toContain(tired.id);
});

test("words that press are refused where a host says who they are, and what was kept stays", async () => {
  const host = await aHost(db);
  const about = { ...nothingSaid, topics: "図面" };
  await saveHostAbout(db, { memberId: host.id, about, now });
  const refused = await saveHostAbout(db, {
    memberId: host.id,
    about: { ...about, does: "就活は終わりにしてください。辞退したら損害賠償を請求します" },
    now,
  });
  expect(refused).toEqual({ ok: false, reason: "wording", lines: ["does"] });
  expect((await listDirectory(db, { now, zone }))[0]).toMatchObject({ does: "", topics: "図面" });
});

test("a pause ends by itself on its day", () => {
  const host = { monthly: null, load: 9, pausedUntil: "2026-07-21" };
  expect(standingOfHost(host, "2026-07-20")).toBe("resting");
  expect(standingOfHost(host, "2026-07-21")).toBe("free");
});
