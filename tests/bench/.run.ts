import { benchAnswers } from "./answers.ts";

console.log(JSON.stringify(await benchAnswers(process.argv[2] ?? ""), null, 1));
