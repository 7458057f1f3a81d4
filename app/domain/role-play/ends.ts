/** How a talk ends: kept, waits for a promise, let go well, lost, or a red line crossed. Beside the score, never in it. */
export const ENDS = ['saved', 'deferred', 'gracefulExit', 'lost', 'violation'] as const
export type End = (typeof ENDS)[number]
