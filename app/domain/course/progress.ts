import type { ModuleInfo } from './module.ts'

/** What a person has read and done in a module. */
export type StudyState = Readonly<{ sectionsRead: readonly string[]; partsDone: readonly string[] }>

export const nothingStudied: StudyState = { sectionsRead: [], partsDone: [] }

/** The share of a module that is read, 0…1, by sections. */
export function shareRead({ sections }: Pick<ModuleInfo, 'sections'>, { sectionsRead }: StudyState): number {
  if (sections.length === 0) return 0
  return sections.filter(({ id }) => sectionsRead.includes(id)).length / sections.length
}

/** A module is complete when every section was read and every interactive part was worked through. */
export function isComplete(
  { sections, parts }: Pick<ModuleInfo, 'sections' | 'parts'>,
  state: StudyState,
): boolean {
  return (
    sections.every(({ id }) => state.sectionsRead.includes(id)) &&
    parts.every((id) => state.partsDone.includes(id))
  )
}

/** The two states together; only what the module has is kept, in its order. */
export function joined(
  { sections, parts }: Pick<ModuleInfo, 'sections' | 'parts'>,
  a: StudyState,
  b: StudyState,
): StudyState {
  const either = (x: readonly string[], y: readonly string[]) => (id: string) =>
    x.includes(id) || y.includes(id)
  return {
    sectionsRead: sections.map(({ id }) => id).filter(either(a.sectionsRead, b.sectionsRead)),
    partsDone: parts.filter(either(a.partsDone, b.partsDone)),
  }
}

/** Class hours of the completed modules. */
export const hoursEarned = (modules: readonly { classHours: number; completed: boolean }[]): number =>
  modules.filter(({ completed }) => completed).reduce((hours, { classHours }) => hours + classHours, 0)

/** What is missing for a module to be complete, in reading order. */
export function leftToDo<S extends { readonly id: string }>(
  { sections, parts }: { readonly sections: readonly S[]; readonly parts: readonly string[] },
  state: StudyState,
): { sections: S[]; parts: string[] } {
  return {
    sections: sections.filter(({ id }) => !state.sectionsRead.includes(id)),
    parts: parts.filter((id) => !state.partsDone.includes(id)),
  }
}

/** Characters read a minute, slowly enough to think. */
const READING_SPEED = 350

/** Minutes left to read, in steps of five, at least five while anything is left. */
export function minutesLeft(module: Pick<ModuleInfo, 'sections' | 'length'>, state: StudyState): number {
  const left = module.length * (1 - shareRead(module, state))
  return Math.ceil(left / READING_SPEED / 5) * 5
}
