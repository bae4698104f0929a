// The newsletter (ニュースレター) is a series: about once a month an issue goes to those of a class who asked for it.
// An issue is a draft, then planned for a day, then sent; until its day it can be taken back to a draft.
import type { MessageTexts } from "~/features/messages/message.ts";

export type IssueState = "draft" | "planned" | "sent";

export type IssueWords = {
  title: string;
  texts: MessageTexts;
  year: number;
  /** None: all units. */
  unitIds: string[];
  /** "YYYY-MM-DD" */
  sendsOn: string;
};

export type Issue = IssueWords & {
  id: string;
  state: IssueState;
  finishedAt: Date | null;
  writtenBy: string | null;
};
