import type { Points } from '../shared/points.ts'

type Section = Readonly<{ moduleId: string; id: string; title: string }>
type Answered = Readonly<{
  slot: number
  knowledgePoint: string
  points: Points
  outOf: Points
  section: Section | null
}>

/** What a round says of one knowledge point. */
export type PointResult = Readonly<{
  knowledgePoint: string
  name: string
  answers: number
  right: number
  points: Points
  outOf: Points
  /** Slots that did not earn all their points. */
  missed: readonly number[]
  /** Sections to read again, for what was missed. */
  reread: readonly Section[]
}>

/** A round by knowledge point, the weakest first; equal ones stay in the order they came. */
export function resultByPoint(answers: readonly Answered[]): PointResult[] {
  const ids = [...new Set(answers.map(({ knowledgePoint }) => knowledgePoint))]
  const sum = (list: readonly Answered[], of: 'points' | 'outOf') =>
    list.reduce((total, one) => total + one[of], 0)
  return ids
    .map((knowledgePoint) => {
      const mine = answers.filter((one) => one.knowledgePoint === knowledgePoint)
      const missed = mine.filter(({ points, outOf }) => points < outOf)
      const sections = new Map(
        missed.flatMap(({ section }) => (section ? [[section.id, section] as const] : [])),
      )
      return {
        knowledgePoint,
        name: knowledgePoint,
        answers: mine.length,
        right: mine.length - missed.length,
        points: sum(mine, 'points'),
        outOf: sum(mine, 'outOf'),
        missed: missed.map(({ slot }) => slot),
        reread: [...sections.values()],
      }
    })
    .sort((a, b) => a.points * b.outOf - b.points * a.outOf)
}
