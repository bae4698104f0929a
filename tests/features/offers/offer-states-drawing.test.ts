import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawOfferStates } from "~/features/offers/offer.ts";

test("docs/offer-states.md shows the moves that the code allows", () => {
  const page = readFileSync(new URL("../../../docs/offer-states.md", import.meta.url), "utf8");
  expect(page).toContain(`\`\`\`mermaid\n${drawOfferStates()}\`\`\``);
});
