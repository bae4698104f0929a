// What a host says of a guest's meeting: how the talk went, never how the person is. The candidate may read every word.

export const hostQuestions = {
  talked: ["yes", "partly", "no"],
  helped: ["yes", "partly", "unknown"],
  next: ["colleague", "visit", "nothing"],
} as const;

export type HostFeedback = {
  [Question in keyof typeof hostQuestions]: (typeof hostQuestions)[Question][number];
} & { line: string };

/** So long after the end a host may say something, or change it. */
export const hostFeedbackDays = 14;
export const longestLine = 300;
