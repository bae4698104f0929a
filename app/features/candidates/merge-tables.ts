// Where rows of a person lie, and what becomes of them when two records are merged. A test reads the database and fails
// when a table with a candidate_id stands nowhere here.

/** Rows with an id: they move, in the order in which they are locked everywhere: offers before people. */
export const movedTables = [
  "offer",
  "offer_move",
  "touchpoint",
  "call_result",
  "invitation",
  "calendar_entry",
  "delivery",
  "offer_time_request",
  "offer_receipt",
  "offer_decline",
  "offer_course_change",
  "joining_check",
  "way_back",
  "question",
  "report",
  "relative",
  "inbound_mail",
  "care_signal",
  "own_request",
  "address_change",
  "quiet_time",
  "contact_override",
  "storm_person",
  "task",
  "today_rest",
  "wrong_stop",
  "family_ask",
  "family_call",
  "calendar_feed",
  "senior_talk",
  "newsletter_consent",
  "host_feedback",
  "perk_application",
  "perk_told",
  "trip_application",
  "trip_told",
] as const;
export type MovedTable = (typeof movedTables)[number];

/** Rows that are one a person, or one a person and word: the column that tells them apart, "" where there is only one. */
export const keyedTables = {
  care_mute: "rule",
  candidate_procedure: "procedure",
  contact_wish: "",
  newsletter_copy: "issue_id",
  host_profile: "",
} as const;
export type KeyedTable = keyof typeof keyedTables;

/** Treated in their own way. */
export const otherwiseTreated = {
  candidate_tag: "the kept record gets those it lacks",
  candidate_term: "written again from the merged facts",
  matching_pair: "a proposal stays with the record it was made for",
  import_change: "tells what an import wrote into that very record, which undoing the import needs",
  private_link: "led to the kept record and its invitation",
  seat: "moves with its invitation",
  today_wait: "follows its fact, kept by the database",
  several_offers: "counted by the database whenever offers move",
} as const;

/** What makes two rows the same thing: where the kept person has it already, the other's stays with the merged record. */
export const twinColumns: Partial<Record<MovedTable | KeyedTable, readonly string[]>> = {
  invitation: ["event_id"],
  host_feedback: ["session_id", "member_id"],
  calendar_entry: ["session_id"],
  perk_application: ["perk_id"],
  perk_told: ["perk_id"],
  trip_application: ["event_id"],
  trip_told: ["event_id"],
  joining_check: ["document_id"],
  care_signal: ["rule", "fact_key"],
  storm_person: ["storm_id", "session_id"],
  family_ask: ["season", "occasion"],
  care_mute: ["rule"],
  candidate_procedure: ["procedure"],
  contact_wish: [],
  newsletter_copy: ["issue_id"],
  host_profile: [],
};
