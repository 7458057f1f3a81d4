/** What came of the last press on a page of certificates. */
export type Answer =
  | Readonly<{ done: string }>
  | Readonly<{ refusal: Readonly<{ code: string; faults?: readonly string[] }> }>

export const doneIn = (answer: Answer | undefined): string | undefined =>
  answer && 'done' in answer ? answer.done : undefined
export const refusalIn = (answer: Answer | undefined) =>
  answer && 'refusal' in answer ? answer.refusal : undefined
