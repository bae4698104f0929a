import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate } from "#tests/support/factories.ts";
import { aPageLink } from "#tests/support/families.ts";
import { letterTime } from "#tests/support/letters.ts";
import { aContext } from "#tests/support/sign-in.ts";
import { revokeLinks } from "~/features/letters/private-link.server.ts";
import * as route from "~/routes/public/letters-one-click-stop.ts";

const db = testDatabase();
const context = aContext(db, { now: () => letterTime });

function args(token: string, method: "GET" | "POST") {
  const request = new Request(`https://enishi.example.jp/api/letters/${token}/stop`, {
    method,
    ...(method === "POST" && { body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) }),
  });
  return { request, params: { token }, context, unstable_pattern: "" };
}

const wishes = () =>
  db.selectFrom("contact_wish").select(["promotional_a_month as most", "said_through as how"]).execute();

test("mail: one click stops such letters without cookie or redirect, twice as once, also from an old letter", async () => {
  const { id } = await aCandidate(db);
  const { token } = await aPageLink(db, id);
  await revokeLinks(db, { candidateId: id, purpose: "my_page" }, letterTime);

  for (let times = 0; times < 2; times++) {
    const answer = await route.action(args(token, "POST"));
    expect([answer.status, await answer.text()]).toEqual([200, "OK"]);
  }

  expect(await wishes()).toEqual([{ most: 0, how: "one_click" }]);
});

test("mail: a scanner that opens the address changes nothing, and a person comes to the page to choose", async () => {
  const { token } = await aPageLink(db, (await aCandidate(db)).id);
  const answer = await route.loader(args(token, "GET"));
  expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/c/${token}/contact`]);
  expect(await wishes()).toEqual([]);
});

test("an unknown address is not found", async () => {
  await expect(route.action(args("nobody", "POST"))).rejects.toMatchObject({ status: 404 });
});
