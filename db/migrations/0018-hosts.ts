import { type Kysely, sql } from "kysely";

/** Hosts are asked: what each answered, who stands in, how much they offer, the links in their letters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // leads: stands for the session now. A substitute leads once they accept; until then the first one does.
  await sql`
    alter table session_host
      add column state text not null default 'planned'
        check (state in ('planned', 'asked', 'accepted', 'declined', 'substitute_asked')),
      add column asked_at timestamptz,
      add column answered_at timestamptz,
      add column word text not null default '',
      add column substitute_id uuid references member,
      add column stands_in_for uuid references member,
      add column resumes_as text not null default 'asked' check (resumes_as in ('asked', 'accepted')),
      add column leads boolean not null generated always as
        (state <> 'declined' and (stands_in_for is null or state = 'accepted')) stored,
      add check ((state = 'substitute_asked') <= (substitute_id is not null))`.execute(db);
  // Before the product asked, people did: who was noted for a published event had agreed.
  await sql`
    update session_host set state = 'accepted' from session join event on event.id = session.event_id
    where session.id = session_host.session_id and event.state <> 'draft'`.execute(db);
  await sql`
    create table session_host_history (
      id uuid primary key,
      session_id uuid not null references session on delete cascade,
      member_id uuid not null references member,
      happened_at timestamptz not null,
      what text not null check (what in ('asked', 'asked_again', 'accepted', 'declined', 'substitute_named',
        'substitute_withdrawn', 'took_over', 'handed_over', 'removed', 'cancelled')),
      word text not null default '',
      about_member_id uuid references member,
      by_member_id uuid references member
    )`.execute(db);
  await sql`create index session_host_history_owner on session_host_history (session_id, happened_at)`.execute(
    db,
  );
  // monthly null: nothing said. A row also makes a colleague of another role somebody who can be asked to stand in.
  await sql`
    create table host_offer (
      member_id uuid primary key references member,
      monthly int check (monthly between 0 and 20),
      paused_until date,
      changed_at timestamptz not null
    )`.execute(db);
  await sql`
    create table host_link (
      id uuid primary key,
      token_hash bytea not null unique,
      session_id uuid not null references session on delete cascade,
      member_id uuid not null references member,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    )`.execute(db);
  await sql`create index host_link_owner on host_link (session_id, member_id)`.execute(db);
  await sql`create index calendar_entry_host on calendar_entry (member_id) where member_id is not null`.execute(
    db,
  );
}
