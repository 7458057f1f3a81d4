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
export function isComplete({ sections, parts }: Pick<ModuleInfo, 'sections' | 'parts'>, state: StudyState): boolean {
  return (
    sections.every(({ id }) => state.sectionsRead.includes(id)) && parts.every((id) => state.partsDone.includes(id))
  )
}

/** The two states together; only what the module has is kept, in its order. */
export function joined({ sections, parts }: Pick<ModuleInfo, 'sections' | 'parts'>, a: StudyState, b: StudyState): StudyState {
  const either = (x: readonly string[], y: readonly string[]) => (id: string) => x.includes(id) || y.includes(id)
  return {
    sectionsRead: sections.map(({ id }) => id).filter(either(a.sectionsRead, b.sectionsRead)),
    partsDone: parts.filter(either(a.partsDone, b.partsDone)),
  }
}

/** Class hours of the completed modules. */
export const hoursEarned = (modules: readonly { classHours: number; completed: boolean }[]): number =>
  modules.filter(({ completed }) => completed).reduce((hours, { classHours }) => hours + classHours, 0)
