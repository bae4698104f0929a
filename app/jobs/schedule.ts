import type { JobName } from "./job.ts";

/** What runs by the clock, and when; times are Tokyo's. */
export const schedule: { job: JobName; cron: string; why: string }[] = [
  {
    job: "expire-claims",
    cron: "* * * * *",
    why: "a seat that wasn't claimed in time goes to the next in line",
  },
  {
    job: "write-reminders",
    cron: "*/5 * * * *",
    why: "letters that come by the clock: to the silent, the day before, the hour before, thanks",
  },
  {
    job: "forget-needs",
    cron: "23 3 * * *",
    why: "what guests need is kept until two weeks after the last session",
  },
  {
    job: "forget-families",
    cron: "27 3 * * *",
    why: "notes of calls are kept for 30 days, access needs for 14 after the day",
  },
  {
    job: "forget-reports",
    cron: "31 3 * * *",
    why: "what the desk has closed is kept for a year, anything for three",
  },
  {
    job: "forget-hosts",
    cron: "37 3 * * *",
    why: "what hosts said of themselves and lent goes when they leave, busy times when they are over",
  },
  {
    job: "read-calendars",
    cron: "*/15 * * * *",
    why: "busy times from hosts' own calendars, each read once an hour",
  },
  {
    job: "remind-families",
    cron: "0 10 * * *",
    why: "the day before a briefing, those who come are reminded",
  },
  {
    job: "tend-talks",
    cron: "* * * * *",
    why: "a colleague who was asked for a talk tonight has half an hour, then the next is asked",
  },
  {
    job: "send-newsletters",
    cron: "*/10 * * * *",
    why: "a planned newsletter goes out on its day, in each reader's daytime",
  },
  { job: "tend-care", cron: "* * * * *", why: "reasons to help appear and disappear with their facts" },
  { job: "write-digests", cron: "*/10 * * * *", why: "each colleague's morning is at an hour of their own" },
  {
    job: "tidy-today",
    cron: "41 3 * * *",
    why: "what was put off, claimed, noted and talked about is kept no longer than needed; kept figures are added up",
  },
  {
    job: "forget-bounces",
    cron: "23 3 * * *",
    why: "what mail servers said is kept for 400 days, an address's rest until it ends",
  },
  { job: "forget-mail", cron: "19 3 * * *", why: "mail that came in is kept for 90 days, unread for 180" },
  {
    job: "write-import-rest",
    cron: "*/5 * * * *",
    why: "an import that was done when its process ended still owes its people's terms and timelines",
  },
  { job: "forget-files", cron: "17 3 * * *", why: "uploaded files are kept for 7 days" },
  {
    job: "forget-people",
    cron: "31 3 * * *",
    why: "whoever joined or declined is kept as long as the company's rules say, and leaves a receipt",
  },
];

export const scheduleZone = "Asia/Tokyo";
