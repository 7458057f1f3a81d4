import { type DrillAnswer, drillLog, dueCases, finishedSets } from '../../db/reads/drill.server.ts'
import type { Logged } from '../../domain/complaint/confusion.ts'
import type { Learner } from '../../domain/complaint/select.ts'
import { tierOf } from '../../domain/complaint/tier.ts'
import type { World } from '../world.ts'

/** Whom the next cases are chosen for: what he has met, confused and forgotten, folded from his own answers. */
export async function learnerOf(db: World['db'], personId: string, at: number): Promise<Learner> {
  const log = await drillLog(db, [personId])
  const [last] = await finishedSets(db, personId, 1)
  return {
    due: await dueCases(db, personId, at),
    met: new Set(log.map(({ caseId }) => caseId)),
    missed: log.filter(({ setId, score }) => setId === last?.id && score < 60).map(({ caseId }) => caseId),
    log: motiveLog(log),
    tier: tierOf(
      log.filter(isOfATier).map(({ tier, keyMotive, score }) => ({ tier, motive: keyMotive, score })),
    ),
  }
}

/** The answers that named a motive; a pile asks for the class alone. */
const motiveLog = (log: readonly DrillAnswer[]): Logged[] =>
  log.flatMap(({ keyMotive, saidMotive }) => (saidMotive ? [{ key: keyMotive, said: saidMotive }] : []))
/** A line of a talk has no tier, a pile asks half the question: neither moves a learner. */
const isOfATier = ({ source, saidMotive }: DrillAnswer): boolean => source === 'drill' && saidMotive !== null
