import { type Kysely, sql } from "kysely";

/** What of a table waits for one of us, since when, and which of its columns that depends on ($ is the row). */
type Fact = { kind: string; table: string; at: string; waits: string; columns: string };

const facts: readonly Fact[] = [
  { kind: "time", table: "offer_time_request", at: "asked_at", waits: "$.state = 'open'", columns: "state" },
  {
    kind: "reopen",
    table: "way_back",
    at: "asked_at",
    waits: "$.asked_at is not null and $.answered_at is null and $.closed_at is null",
    columns: "answered_at, closed_at",
  },
  {
    kind: "question",
    table: "question",
    at: "asked_at",
    waits: "$.answered_at is null and $.to_whom = 'recruiting'",
    columns: "answered_at, to_whom",
  },
  {
    kind: "replies",
    table: "inbound_mail",
    at: "received_at",
    waits: "$.state = 'review'",
    columns: "state",
  },
  {
    kind: "other_date",
    table: "invitation",
    at: "answered_at",
    waits: "$.answer = 'other_date' and $.answered_at is not null and $.stopped_at is null",
    columns: "answer, stopped_at",
  },
  {
    kind: "talk",
    table: "care_signal",
    at: "happened_at",
    waits: "$.closed_at is null and $.rule in ('asked_to_talk', 'host_call')",
    columns: "closed_at, rule",
  },
  {
    kind: "care",
    table: "care_signal",
    at: "happened_at",
    waits: `$.closed_at is null and $.rule in ('no_show', 'unsure', 'housing', 'school_address', 'residence', 'graduation')`,
    columns: "closed_at, rule",
  },
  {
    kind: "bounced",
    table: "delivery",
    at: "created_at",
    waits: "$.state = 'failed' and $.candidate_id is not null",
    columns: "state",
  },
];

/**
 * What waits is kept, not searched: Today reads one small table in the order of its index, and asks only of the rows it
 * shows whether they still hold. Beside each fact stands who is in charge of its person; triggers keep both (decision 20).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // No foreign keys: a fact that goes takes its row along, and a person's facts go with the person.
  await sql`
    create table today_wait (
      kind text not null,
      id uuid not null,
      at timestamptz not null,
      candidate_id uuid,
      recruiter_id uuid,
      deputy_id uuid,
      primary key (kind, id)
    )`.execute(db);
  await sql`create index today_wait_order on today_wait (kind, at, id) include (candidate_id, recruiter_id, deputy_id)`.execute(
    db,
  );
  await sql`create index today_wait_person on today_wait (candidate_id)`.execute(db);
  const views = facts.map(
    ({ kind, table, at, waits }) => `
      select '${kind}' as kind, fact.id, fact.${at} as at, fact.candidate_id, c.recruiter_id, c.deputy_id
      from ${table} fact left join candidate c on c.id = fact.candidate_id where ${waits.replaceAll("$", "fact")}`,
  );
  await sql.raw(`create view today_wait_found as ${views.join(" union all ")}`).execute(db);
  for (const fact of facts) await keep(db, fact);
  await sql`insert into today_wait select * from today_wait_found`.execute(db);
  await passCharge(db);
  await keepSilence(db);
  await indexPeople(db);
  await sql`drop index touchpoint_other_date`.execute(db);
  await sql`create index today_rest_later on today_rest (member_id, until) where kind = 'later'`.execute(db);
}

async function keep(db: Kysely<unknown>, { kind, table, at, waits, columns }: Fact) {
  const is = (row: string) => waits.replaceAll("$", row);
  const run = (text: string) => sql.raw(text).execute(db);
  // Whoever hands the person over at this moment waits for us, or we for them: so the copy is what it will be.
  await run(`
    create function today_wait_keep_${kind}() returns trigger language plpgsql as $$
    declare whose record;
    begin
      select recruiter_id, deputy_id into whose from candidate where id = new.candidate_id for no key update;
      insert into today_wait values ('${kind}', new.id, new.${at}, new.candidate_id, whose.recruiter_id, whose.deputy_id)
      on conflict (kind, id) do update set at = excluded.at, candidate_id = excluded.candidate_id,
        recruiter_id = excluded.recruiter_id, deputy_id = excluded.deputy_id;
      return null;
    end $$`);
  await run(`
    create function today_wait_drop_${kind}() returns trigger language plpgsql as $$
    begin
      -- a person before what waits with them, as everywhere, or two that meet would hold each other up
      perform from candidate where id = old.candidate_id for no key update;
      delete from today_wait where kind = '${kind}' and id = old.id;
      return null;
    end $$`);
  const on = (name: string, when: string, condition: string, deed: string) =>
    run(`create trigger today_wait_${kind}_${name} after ${when} on ${table}
      for each row when (${condition}) execute function today_wait_${deed}_${kind}()`);
  const changed = `update of ${columns}, ${at}, candidate_id`;
  await on("added", "insert", is("new"), "keep");
  await on("changed", changed, is("new"), "keep");
  await on("over", changed, `(${is("old")}) and (${is("new")}) is not true`, "drop");
  await on("gone", "delete", is("old"), "drop");
}

/** Who takes a person on takes on what waits with them. */
async function passCharge(db: Kysely<unknown>) {
  await sql`
    create function pass_charge() returns trigger language plpgsql as $$
    begin
      update today_wait set recruiter_id = new.recruiter_id, deputy_id = new.deputy_id where candidate_id = new.id;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger candidate_charge after update of recruiter_id, deputy_id on candidate for each row
    when (old.recruiter_id is distinct from new.recruiter_id or old.deputy_id is distinct from new.deputy_id)
    execute function pass_charge()`.execute(db);
}

/**
 * Invitations that nobody has answered, by event: an index on their own table would make each answer write all its other
 * indexes again; taking one small row away doesn't.
 */
async function keepSilence(db: Kysely<unknown>) {
  await sql`
    create table silent_invitation (
      event_id uuid not null,
      sends_at timestamptz not null,
      invitation_id uuid not null,
      primary key (event_id, sends_at, invitation_id)
    )`.execute(db);
  await sql`create view silent_invitation_found as
    select event_id, sends_at, id as invitation_id from invitation where answer is null and stopped_at is null`.execute(
    db,
  );
  await sql`insert into silent_invitation select * from silent_invitation_found`.execute(db);
  await sql`
    create function keep_silence() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        delete from silent_invitation
          where event_id = old.event_id and sends_at = old.sends_at and invitation_id = old.id;
      end if;
      if tg_op <> 'DELETE' and new.answer is null and new.stopped_at is null then
        insert into silent_invitation values (new.event_id, new.sends_at, new.id);
      end if;
      return null;
    end $$`.execute(db);
  const isSilent = (row: string) => `${row}.answer is null and ${row}.stopped_at is null`;
  const on = (name: string, when: string, condition: string) =>
    sql
      .raw(`create trigger invitation_silence_${name} after ${when} on invitation
        for each row when (${condition}) execute function keep_silence()`)
      .execute(db);
  await on("added", "insert", isSilent("new"));
  await on(
    "changed",
    "update of answer, stopped_at, sends_at, event_id",
    `(old.event_id, old.sends_at, ${isSilent("old")}) is distinct from (new.event_id, new.sends_at, ${isSilent("new")})`,
  );
  await on("gone", "delete", isSilent("old"));
}

/** One's own people by their reply date and by their silence, as first in charge or as deputy, read from indexes alone. */
async function indexPeople(db: Kysely<unknown>) {
  const hasDay = sql`reply_on is not null and merged_into_id is null`;
  await sql`drop index candidate_due`.execute(db);
  await sql`create index candidate_due on candidate (reply_on) include (id) where ${hasDay}`.execute(db);
  await sql`drop index candidate_due_of`.execute(db);
  await sql`create index candidate_due_of on candidate (recruiter_id, reply_on) include (id, deputy_id)
    where ${hasDay}`.execute(db);
  await sql`create index candidate_due_deputy on candidate (deputy_id, reply_on) include (id, recruiter_id)
    where deputy_id is not null and ${hasDay}`.execute(db);
  await sql`drop index candidate_quiet`.execute(db);
  const silence = sql`coalesce(last_contact_at, '-infinity'::timestamptz)`;
  const isHere = sql`merged_into_id is null and offer_state in ('informal', 'considering', 'accepted', 'formal', 'preparing')`;
  await sql`create index candidate_quiet on candidate (recruiter_id, ${silence}) include (id, last_contact_at, offer_id)
    where ${isHere}`.execute(db);
  await sql`create index candidate_quiet_deputy on candidate (deputy_id, ${silence}) include (id, last_contact_at, offer_id, recruiter_id)
    where deputy_id is not null and ${isHere}`.execute(db);
}
