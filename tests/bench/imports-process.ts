// The process of the imports' bench: started like the one that does a large import in the product.
import { connect } from "../../db/client.server.ts";
import { measureImports } from "./imports.ts";

process.once("message", async ({ url }: { url: string }) => {
  const db = connect(url, { max: 4 });
  process.send?.(await measureImports(db), () => process.exit(0));
});
