import { renderToPipeableStream } from "react-dom/server";
import { expect, test } from "vitest";
import { withoutNul } from "~/http/without-nul.server.ts";

async function written(through: ReturnType<typeof withoutNul>, page: React.ReactElement): Promise<Buffer> {
  const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(through) });
  const chunks: Buffer[] = [];
  for await (const chunk of through) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

test("a long Japanese page reaches the reader without zero bytes, every character whole", async () => {
  const labels = Array.from(
    { length: 400 },
    (_, at) => `${"あ".repeat(at % 7)}山田 花さんの回答を代わりに入れる${at}`,
  );
  const page = (
    <ul>
      {labels.map((label) => (
        <li key={label} aria-label={label}>
          {label}
        </li>
      ))}
    </ul>
  );
  const bytes = await written(withoutNul(), page);
  expect(bytes.includes(0)).toBe(false);
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  for (const label of labels) expect(text).toContain(`aria-label="${label}"`);
});
