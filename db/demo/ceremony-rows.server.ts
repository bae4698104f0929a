// The ceremony of the class of 2027 as its recruiter has begun to prepare it, and a template of the company's own.
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { readCeremony } from "../../app/features/ceremonies/ceremony-queries.server.ts";
import { addSteps } from "../../app/features/ceremonies/plan-ceremony.server.ts";
import { finishTask } from "../../app/features/tasks/finish-task.server.ts";
import { ourPlan } from "../../app/features/templates/our-templates.ts";
import { addDays, instantAt } from "../../app/lib/dates.ts";
import { demoId, type Random } from "./random.ts";
import { day, dayText, demoYear } from "./season.ts";

const teaTime = {
  title: { ja: "オンラインお茶の時間", en: "Tea time online", ko: "온라인 차 한 잔" },
  description: {
    ja: "画面ごしにお茶を飲みながら、先輩に聞きたいことを聞ける30分です。カメラはオフでもかまいません。",
    en: "Half an hour over a cup of tea, on screen: ask what you like. Your camera may stay off.",
    ko: "화면으로 차를 마시며 선배에게 궁금한 것을 묻는 30분입니다. 카메라는 꺼 두셔도 괜찮습니다.",
  },
};

const zone = "Asia/Tokyo";

/** Where 1 October is over there is nothing left to prepare. */
export async function loadCeremony(
  trx: Db,
  { memberId, formalOn, now, rng }: { memberId: string; formalOn: string; now: Date; rng: Random },
): Promise<void> {
  if (formalOn > dayText(now.getTime())) await writeCeremony(trx, { memberId, formalOn, now, rng });
  const own = {
    ...ourPlan("meetup"),
    ...teaTime,
    placeKind: "online",
    sessions: [{ days: 0, starts: "12:15", ends: "12:45", seats: 4, label: {} }],
  };
  await trx
    .insertInto("event_template")
    .values({
      id: uuidv7(),
      kind: "meetup",
      plan: JSON.stringify(own),
      made_by: memberId,
      made_at: now,
      changed_at: now,
    })
    .execute();
}

async function writeCeremony(
  trx: Db,
  { memberId, formalOn, now, rng }: { memberId: string; formalOn: string; now: Date; rng: Random },
): Promise<void> {
  const { sessions, kind, title, description, answerDays, ...plan } = ourPlan("ceremony");
  const begun = new Date(now.getTime() - 3 * day);
  const eventId = demoId(begun, rng);
  await trx
    .insertInto("event")
    .values({
      ...{ id: eventId, cohort_year: demoYear, kind, zone, created_by: memberId, created_at: begun },
      ...{ title: JSON.stringify(title), description: JSON.stringify(description) },
      answer_by: instantAt(addDays(formalOn, -(answerDays ?? 0)), "23:59", zone),
      sessions_each: plan.sessionsEach,
      asks_needs: plan.asksNeeds,
    })
    .execute();
  for (const { starts, ends, seats, label } of sessions)
    await trx
      .insertInto("session")
      .values({
        ...{ id: demoId(begun, rng), event_id: eventId, seats, place_kind: plan.placeKind },
        starts_at: instantAt(formalOn, starts, zone),
        ends_at: instantAt(formalOn, ends, zone),
        label: JSON.stringify(label),
      })
      .execute();
  await addSteps(trx, { eventId, day: formalOn, zone, memberId, locale: "ja", now: begun });
  const ceremony = await readCeremony(trx, eventId);
  const venue = ceremony?.steps.find(({ step }) => step === "venue");
  if (venue) await finishTask(trx, { taskId: venue.taskId, memberId, now: new Date(now.getTime() - day) });
}
