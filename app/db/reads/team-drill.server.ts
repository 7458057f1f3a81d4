import type { Motive } from '../../domain/complaint/motives.ts'
import { confusedPairs, type Matrix, motiveMatrix, namingClash } from '../../domain/complaint/statistics.ts'
import { type MotiveMap, motiveMap } from '../../domain/complaint/team.ts'
import type { Db } from '../engine/db.server.ts'
import { countSkipped, drillLog } from './drill.server.ts'
import { motiveAnswer } from './drill-round.server.ts'
import type { Member } from './people.server.ts'

export type TeamDrill = Readonly<{
  answers: number
  /** Lines of talks that were asked about and passed over; in no other figure. */
  skipped: number
  map: MotiveMap
  matrix: Matrix
  pairs: readonly Readonly<{
    pair: readonly [Motive, Motive]
    errors: number
    /** Answers to cases of the two. */
    seen: number
    /** Who takes the one for the other most, three at most. */
    people: readonly { readonly name: string; readonly errors: number }[]
  }>[]
  namingClash: number
}>

/** What these people confuse in the complaint drill, all their answers that named a motive. */
export async function teamDrill(db: Db, members: readonly Member[]): Promise<TeamDrill> {
  const ids = members.map(({ id }) => id)
  const log = (await drillLog(db, ids)).flatMap((answer) =>
    motiveAnswer(answer).map((one) => ({ ...one, personId: answer.personId })),
  )
  return {
    answers: log.length,
    skipped: await countSkipped(db, ids),
    map: motiveMap(ids, log),
    matrix: motiveMatrix(log),
    namingClash: namingClash(log),
    pairs: confusedPairs(log)
      .slice(0, 5)
      .map(({ pair, errors }) => {
        const ofPair = log.filter(({ keyMotive }) => pair.includes(keyMotive))
        const wrong = ofPair.filter(
          ({ keyMotive, saidMotive }) => keyMotive !== saidMotive && pair.includes(saidMotive),
        )
        const people = members
          .map(({ id, name }) => ({
            name,
            errors: wrong.filter(({ personId }) => personId === id).length,
          }))
          .filter((one) => one.errors > 0)
          .sort((a, b) => b.errors - a.errors)
        return { pair, errors, seen: ofPair.length, people: people.slice(0, 3) }
      }),
  }
}
