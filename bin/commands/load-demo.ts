// The process apart that loads the demo company (bin/process/demo.ts starts it), and ends.
import { type DemoOrder, type DemoWord, loadHere } from "../process/demo.ts";

const say = (word: DemoWord) => new Promise<void>((said) => process.send?.(word, () => said()));

// Without whoever asked there is nobody to work for; what is open in the database is undone with the connection.
process.on("disconnect", () => process.exit(1));
process.once("message", async (order: DemoOrder) => {
  const loaded = await loadHere(order, (percent) => void say({ percent }));
  await say({ loaded });
  process.exit(0);
});
