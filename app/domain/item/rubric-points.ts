import type { Points } from '../shared/points.ts'
import type { Criterion } from './rubric.ts'

/** The most a criterion gives. */
export const highestOf = ({ levels }: Pick<Criterion, 'levels'>): Points => levels.at(-1)?.points ?? 0

/** The most a rubric gives: the sum of its criteria's highest levels. */
export const rubricPoints = (rubric: readonly Pick<Criterion, 'levels'>[]): Points =>
  rubric.reduce((sum, criterion) => sum + highestOf(criterion), 0)
