/** 設計開発・エンジニアコース: department and course as one phrase; empty where neither is set. */
export function placeOf(unit: string | null, course: string): string {
  return [unit ?? "", course].filter(Boolean).join("・");
}
