import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aChoice, aChooser, aCompany, aMember } from "#tests/support/factories.ts";
import { lettersOf, seatsOf } from "#tests/support/seats.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { wishSessions } from "~/features/events/wish-sessions.server.ts";
import * as placing from "~/routes/recruiter/sessions/placing.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

async function aBoard(seats = 1) {
  await aCompany(db);
  const event = await aChoice(db, { way: "ask_around", seats });
  const member = await aMember(db);
  const cookie = await signedIn(db, context, member);
  const [one = "", two = ""] = event.ids;
  const guest = async () => {
    const invitation = await aChooser(db, event);
    await wishSessions(db, {
      ...{ invitationId: invitation.id, word: "", source: "link", now, mailDomain: "x" },
      marks: [
        { sessionId: one, mark: "yes", wish: 1 },
        { sessionId: two, mark: "maybe" },
      ],
    });
    return invitation;
  };
  const send = (place: string[], had: string[] = []) =>
    visit(placing, {
      ...{ path: `/events/${event.id}/placing`, params: { id: event.id }, context, cookie },
      form: new URLSearchParams([
        ...place.map((key) => ["place", key]),
        ...had.map((key) => ["had", key]),
      ] as [string, string][]),
    });
  const open = () =>
    visit(placing, { path: `/events/${event.id}/placing`, params: { id: event.id }, context, cookie });
  return { event, guest, send, open, one, two };
}

test("the board shows what each said, those without a seat first, and sends nothing by itself", async () => {
  const { guest, send, open, one } = await aBoard();
  const [hana, ren] = [await guest(), await guest()];
  await send([`${hana.id}:${one}`]);

  const { data } = await open();

  expect(data).toMatchObject({
    people: [
      {
        invitationId: ren.id,
        cells: [
          { mark: "yes", wish: 1, seat: null },
          { mark: "maybe", wish: null },
          { mark: null, wish: null },
        ],
      },
      { invitationId: hana.id, cells: [{ seat: "going" }, {}, {}] },
    ],
  });
  expect(await lettersOf(db, ren)).toEqual([]);
});

test("one button gives the seats that were ticked and takes back those that no longer are", async () => {
  const { guest, send, one, two } = await aBoard();
  const [hana, ren] = [await guest(), await guest()];
  await send([`${hana.id}:${one}`]);

  // Ren gets Hana's seat, and Hana the other: taken back first, so that the seat is free.
  const both = [`${ren.id}:${one}`, `${hana.id}:${two}`];
  const moved = await send(both, [`${hana.id}:${one}`]);

  expect(moved.location).toContain("given=2&taken=1");
  expect([await seatsOf(db, hana), await seatsOf(db, ren)]).toEqual([["19 going"], ["18 going"]]);
});

test("a colleague's placement made meanwhile is left alone, and a full session is said by name", async () => {
  const { guest, send, one } = await aBoard();
  const [hana, ren] = [await guest(), await guest()];
  await send([`${hana.id}:${one}`]);

  // This board was opened before Hana had her seat.
  const late = await send([`${ren.id}:${one}`]);

  expect(late.status).toBe(400);
  expect(late.data).toMatchObject({
    errors: { "": [expect.stringMatching(/^髙橋 蓮：7\/18\(土\) 14:00〜16:30の席が足りなくなりました/)] },
  });
  expect([await seatsOf(db, hana), await seatsOf(db, ren)]).toEqual([["18 going"], []]);
});

test("only people of this event are placed, and an event to book has no board", async () => {
  const { send, one } = await aBoard();
  const stranger = await aChooser(db, await aChoice(db, { way: "ask_around" }));
  expect((await send([`${stranger.id}:${one}`, "nonsense"])).location).toContain("given=0");
  expect(await seatsOf(db, stranger)).toEqual([]);

  const book = await aChoice(db);
  const cookie = await signedIn(db, context, await aMember(db));
  const at = { path: `/events/${book.id}/placing`, params: { id: book.id }, context, cookie };
  expect((await visit(placing, at)).location).toBe(`/events/${book.id}`);
});
