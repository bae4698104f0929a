// From a proposal to a meeting that took place: the recruiter proposes and accepts, the candidate gets the seat and comes, the
// host says how it went, and the candidate reads it.
import { expect, test } from "vitest";
import {
  aCandidate,
  aChoice,
  aChooser,
  aCohort,
  aCompany,
  aHost,
  aMember,
} from "#tests/support/factories.ts";
import { saveHostAbout } from "~/features/hosts/host-about.server.ts";
import { nothingSaid } from "~/features/hosts/host-about.ts";
import { saveHostProfile } from "~/features/hosts/host-profile.server.ts";
import { nothingShown } from "~/features/hosts/host-profile.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { addDays, instantAt, todayIn } from "~/lib/dates.ts";
import { deskWindow, openHouse, plainPhone } from "./support/house.ts";
import { entryOf, letterTo } from "./support/letters.ts";
import { faultsOf } from "./support/sound-page.ts";

const house = openHouse();
const now = new Date();
const today = todayIn("Asia/Tokyo", now);
const year = Number(today.slice(0, 4)) + 1;

test("matching to attended meeting with feedback", { timeout: 120_000 }, async () => {
  const { recruiter, okamoto, hana, event, first } = await furnish();
  const desk = await deskWindow(house, "ja", recruiter);
  const faults: string[] = [];
  await desk.goto(`/events/${event.id}`);
  await desk.getByRole("link", { name: "組み合わせを提案" }).click();
  await desk.getByRole("button", { name: "組み合わせを提案" }).click();
  await desk.getByText("「図面」のことを話せます。次に合う西村さんは、この話題を挙げていません").waitFor();
  faults.push(...(await faultsOf(desk, "ja")));
  expect(house.smtp.received).toHaveLength(0);
  await desk.getByRole("button", { name: "この組み合わせで席を渡す" }).click();
  await desk.getByText("席を渡しました").first().waitFor();

  // She hears of it, with the entry for her calendar and the desk's contact; she could say no.
  const placed = await letterTo(house.smtp, hana.email);
  expect(entryOf(placed)).toMatchObject({ method: "REQUEST" });
  expect(placed.text).toContain("soudan@aoba.example.jp");

  // The day: both check in.
  const begun = new Date(now.getTime() - 30 * 60_000);
  const during = { starts_at: begun, ends_at: new Date(now.getTime() + 30 * 60_000) };
  await house.db.updateTable("session").set(during).where("id", "=", first).execute();
  const phone = await deskWindow(house, "ja", okamoto);
  await phone.setViewportSize({ width: 360, height: 780 });
  await phone.goto("/host");
  await phone.getByRole("button", { name: "来ました" }).click();
  await phone.getByText("来たことを記録しました").waitFor();
  faults.push(...(await faultsOf(phone, "ja")));
  const hers = await plainPhone(house, "ja");
  await hers.goto(`${house.app.url}${await ownPage(hana.id)}`);
  await hers.getByRole("link", { name: "着いたことを伝える" }).click();
  await hers.getByRole("button").last().click();

  // Afterwards: three taps and a line, which she reads.
  const over = {
    starts_at: new Date(now.getTime() - 7_200_000),
    ends_at: new Date(now.getTime() - 3_600_000),
  };
  await house.db.updateTable("session").set(over).where("id", "=", first).execute();
  const seat = await house.db
    .selectFrom("seat")
    .select("attendance")
    .where("session_id", "=", first)
    .where("candidate_id", "=", hana.id)
    .executeTakeFirst();
  expect(seat?.attendance).toBe("attended");
  await phone.goto("/host");
  await phone.getByRole("link", { name: "山田 花さん" }).click();
  await phone.getByText("ここに書いたことは、ご本人も読めます").waitFor();
  faults.push(...(await faultsOf(phone, "ja")));
  await phone.getByLabel("ゆっくり話せた").check();
  await phone.getByLabel("答えられた", { exact: true }).check();
  await phone.getByLabel("職場を見る").check();
  await phone.getByLabel("ひとこと").fill("図面の話で時間が足りませんでした");
  await phone.getByRole("button", { name: "伝える" }).click();
  await phone.getByText("教えてくださって、ありがとうございます").waitFor();
  await hers.goto(`${house.app.url}${await ownPage(hana.id)}/hosts`);
  await hers.getByText("図面の話で時間が足りませんでした").waitFor();
  expect(faults).toEqual([]);
});

async function ownPage(candidateId: string): Promise<string> {
  const owner = {
    candidateId,
    purpose: "my_page",
    secret: house.app.secret,
    now: new Date(),
    days: 30,
  } as const;
  return `/c/${(await issueLink(house.db, owner)).token}`;
}

async function furnish() {
  const { db } = house;
  await aCompany(db, { desk_contact: "soudan@aoba.example.jp" });
  await aCohort(db, { year });
  const recruiter = await aMember(db, { role: "administrator" });
  const event = await aChoice(db, {
    ...{ cohort_year: year, kind: "meetup", way: "ask_around", sessions: 2, seats: 1, created_at: now },
    title: JSON.stringify({ ja: "先輩面談" }),
  });
  const [first, second] = event.ids as [string, string];
  for (const [place, id] of event.ids.entries()) {
    const day = addDays(today, 14 + place);
    const at = {
      starts_at: instantAt(day, "15:00", "Asia/Tokyo"),
      ends_at: instantAt(day, "16:00", "Asia/Tokyo"),
    };
    await db.updateTable("session").set(at).where("id", "=", id).execute();
  }
  const okamoto = await aHost(db, { session: { id: first }, hosting: { state: "accepted" } });
  const nishimura = await aHost(db, {
    family_name: "西村",
    session: { id: second },
    hosting: { state: "accepted" },
  });
  const say = (memberId: string, topics: string) =>
    saveHostAbout(db, { memberId, about: { ...nothingSaid, topics }, now });
  await say(okamoto.id, "図面、転勤");
  await say(nishimura.id, "転勤");
  const hana = await aCandidate(db, {
    ...{ family_name: "山田", given_name: "花", cohort_year: year, email: "hana@example.ac.jp" },
  });
  await saveHostProfile(db, { candidateId: hana.id, profile: { ...nothingShown, topics: "図面" }, now });
  const invitation = await aChooser(db, event, { candidate_id: hana.id, answer: "yes" });
  const link = {
    candidateId: hana.id,
    invitationId: invitation.id,
    purpose: "invitation",
    days: 60,
  } as const;
  await issueLink(db, { ...link, secret: house.app.secret, now });
  return { recruiter, okamoto, hana, event, first };
}
