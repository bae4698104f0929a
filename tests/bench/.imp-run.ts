import { connect } from "#db/client.server.ts";
import { measureImports } from "./imports.ts";
const db = connect("postgres://postgres@127.0.0.1:5544/enishi_imp_bench");
console.table(await measureImports(db, { rows: Number(process.argv[2] ?? 100000) }));
await db.destroy();
