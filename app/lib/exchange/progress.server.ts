import type { Stage } from './examine-file.server.ts'

/** How far the import is that somebody waits for, by person. Of this process alone: a restart ends the import too. */
const underWay = new Map<string, Stage>()

export const progressOf = (personId: string): Stage | null => underWay.get(personId) ?? null

/** Runs an import and keeps its stage for whoever asks meanwhile. */
export async function withProgress<T>(
  personId: string,
  run: (tell: (stage: Stage) => void) => Promise<T>,
): Promise<T> {
  try {
    return await run((stage) => underWay.set(personId, stage))
  } finally {
    underWay.delete(personId)
  }
}
