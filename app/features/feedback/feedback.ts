// Feedback is what people who came say afterwards: three questions, each with a place to say nothing. It is about the
// event, never about the person: staff see sums from five answers on, and words without names.

export const fewestShown = 5;

export const grades = ["yes", "partly", "no"] as const;
export type Grade = (typeof grades)[number];

export type Feedback = { worthwhile: Grade; pictured: Grade; word: string };

/** Sums of one event; the words come in no order that tells whose they are. */
export type FeedbackSums = {
  count: number;
  worthwhile: Record<Grade, number>;
  pictured: Record<Grade, number>;
  words: string[];
};

export function isGrade(text: string | null | undefined): text is Grade {
  return grades.some((grade) => grade === text);
}

/** Until when somebody may answer, or change an answer: 60 days after the end. */
export function feedbackUntil(endsAt: Date): Date {
  return new Date(endsAt.getTime() + 60 * 86_400_000);
}
