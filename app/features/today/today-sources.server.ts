import { bouncedMail } from "./sources/bounced.server.ts";
import { askedToTalk, freeSignals } from "./sources/care.server.ts";
import { seatClaims } from "./sources/claims.server.ts";
import { missingAnswers } from "./sources/missing.server.ts";
import { otherDate } from "./sources/other-date.server.ts";
import { perkApplications } from "./sources/perks.server.ts";
import { openQuestions } from "./sources/questions.server.ts";
import { quietPeople } from "./sources/quiet.server.ts";
import { unreadReplies } from "./sources/replies.server.ts";
import { replyDates } from "./sources/reply.server.ts";
import { dueTasks } from "./sources/tasks.server.ts";
import { reopenRequests, timeRequests } from "./sources/time-requests.server.ts";
import { tripCalls } from "./sources/trip-calls.server.ts";
import type { TodaySource } from "./today-source.server.ts";

/** All kinds of rows. Within a day they stand in this order. */
export const todaySources: readonly TodaySource[] = [
  tripCalls,
  timeRequests,
  openQuestions,
  unreadReplies,
  reopenRequests,
  otherDate,
  perkApplications,
  askedToTalk,
  seatClaims,
  replyDates,
  bouncedMail,
  missingAnswers,
  freeSignals,
  dueTasks,
  quietPeople,
];
