import { connect } from "#db/client.server.ts"; import { migrate } from "#db/migrate.server.ts";
const db = connect("postgres://postgres@127.0.0.1:5544/enishi_imp_bench",{max:1}); await migrate(db); await db.destroy();
