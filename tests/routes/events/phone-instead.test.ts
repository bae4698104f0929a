import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aChoice, aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import * as edit from "~/routes/recruiter/events/edit.tsx";
import * as eventPage from "~/routes/recruiter/events/event.tsx";
import * as message from "~/routes/recruiter/events/message.tsx";
import * as cancelSession from "~/routes/recruiter/sessions/cancel.tsx";
import * as moveSession from "~/routes/recruiter/sessions/move.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

async function rests(address: string, reason: "hard" | "complaint", mailClass = "all") {
  const [since, ends_at] = [new Date("2026-07-01T00:00:00Z"), new Date("2026-12-01T00:00:00Z")];
  const row = { address, reason, mail_class: mailClass, since, ends_at };
  await db.insertInto("mail_suppression").values(row).execute();
}

/** Hana's address is dead, Sho has none, Rin complained, Mei said no and Ken is reached; all but Mei are coming. */
async function aParty(event: Awaited<ReturnType<typeof anEvent>>) {
  const people = {
    hana: { given_name: "花", email: "Hana@x.jp", phone: "090-1111-2222" },
    sho: { given_name: "翔", email: "", phone: "" },
    rin: { given_name: "凛", email: "rin@x.jp" },
    mei: { given_name: "芽衣", email: "mei@x.jp" },
    ken: { given_name: "健", email: "ken@x.jp" },
  };
  let arrival = 0;
  for (const person of Object.values(people)) {
    const { id } = await aCandidate(db, { ...person, offer_state: "considering" });
    const answer = person === people.mei ? "no" : "yes";
    const invitation = await anInvitation(db, event, { candidate_id: id, answer, answered_at: now });
    const seat = { session_id: event.session.id, candidate_id: id, invitation_id: invitation.id };
    const standing = { state: "going", arrival: ++arrival, arrived_at: now };
    if (answer === "yes")
      await db
        .insertInto("seat")
        .values({ ...seat, ...standing })
        .execute();
  }
  await rests("hana@x.jp", "hard");
  await rests("mei@x.jp", "hard");
  await rests("rin@x.jp", "complaint", "promotional");
}

const unreached = [
  { name: "髙橋 花", why: "届かない宛先・電話 090-1111-2222" },
  { name: "髙橋 翔", why: "メールアドレスがない・電話番号なし" },
];

test("before an event is cancelled or changed, those whom no letter reaches are named with their number", async () => {
  await aCompany(db);
  const event = await anEvent(db);
  await aParty(event);
  const cookie = await signedIn(db, context, await aMember(db));
  const at = { path: `/events/${event.id}`, params: { id: event.id }, context, cookie };
  expect((await visit(eventPage, at)).data).toMatchObject({
    cancelling: {
      text: expect.stringContaining("招待した2名に"),
      phone: { said: "2名にはメールが届きません。お電話でお伝えください。", people: unreached },
    },
  });
  expect((await visit(edit, at)).data).toMatchObject({ phone: { people: unreached } });
});

test("before a session is moved or called off, its unreached people are named, and nobody else's", async () => {
  await aCompany(db);
  const event = await aChoice(db, { sessions: 2 });
  await aParty(event);
  const cookie = await signedIn(db, context, await aMember(db));
  for (const route of [moveSession, cancelSession]) {
    const page = (session = "") =>
      visit(route, { path: "/x", params: { id: event.id, session }, context, cookie });
    expect((await page(event.ids[0])).data).toMatchObject({ phone: { people: unreached } });
    expect((await page(event.ids[1])).data).toMatchObject({ phone: null });
  }
});

test("a message to guests names whom to phone, and writes only to those it reaches; a complaint stops nothing about one's own seat", async () => {
  await aCompany(db);
  const event = await anEvent(db);
  await aParty(event);
  const cookie = await signedIn(db, context, await aMember(db));
  const to = { path: `/events/${event.id}/message`, params: { id: event.id }, context, cookie };
  const words = { group: "going", subject_ja: "持ちもの", text_ja: "筆記用具だけお持ちください。" };
  const { shown } = (await visit(message, { ...to, form: words })).data as { shown: { id: string } };
  expect(shown).toMatchObject({
    names: expect.arrayContaining(["髙橋 健", "髙橋 凛"]),
    phone: { people: unreached },
    leftOut: [],
  });
  await visit(message, { ...to, form: { ...words, id: shown.id, intent: "send" } });
  const written = await db.selectFrom("delivery").select("address").orderBy("address").execute();
  expect(written.map(({ address }) => address)).toEqual(["ken@x.jp", "rin@x.jp"]);
});
