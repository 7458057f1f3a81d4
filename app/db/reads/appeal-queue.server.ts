import type { Db } from '../engine/db.server.ts'
import { namesOf } from './dossier.server.ts'
import { findScenario } from './scenarios.server.ts'
import { allAppeals, findTalk, turnsOf } from './talks.server.ts'

export type AppealLine = Readonly<{
  id: string
  talkId: string
  title: string
  turn: number
  clause: string
  /** The whole line the words stand in. */
  say: string
  recognised: string | null
  proposed: string | null
  note: string
  raisedByName: string
  raisedAt: number
  mine: boolean
  decision: string | null
  reason: string | null
}>

const DECIDED_SHOWN = 20

/** What trainees say was recognised wrongly: what waits, the oldest first, and what was answered last. */
export async function appealQueue(
  db: Db,
  viewerId: string,
): Promise<{ waiting: AppealLine[]; decided: AppealLine[]; accepted: number; rejected: number }> {
  const { waiting, decided } = await allAppeals(db)
  const shown = decided.slice(0, DECIDED_SHOWN)
  const names = await namesOf(
    db,
    [...waiting, ...shown].map(({ raisedBy }) => raisedBy),
  )
  const lines = async (rows: typeof waiting): Promise<AppealLine[]> => {
    const told: AppealLine[] = []
    for (const row of rows) {
      const talk = await findTalk(db, row.rolePlayId)
      const spoken = (await turnsOf(db, row.rolePlayId)).flatMap(({ input }) =>
        'say' in input ? [input.say] : 'choice' in input ? [input.choice] : [],
      )
      const scenario = talk && (await findScenario(db, talk.scenario))
      told.push({
        id: row.id,
        talkId: row.rolePlayId,
        title: scenario?.scenario.title ?? talk?.scenario ?? '',
        turn: row.turn,
        clause: row.clause,
        say: spoken[row.turn - 1] ?? '',
        recognised: row.recognised,
        proposed: row.proposed,
        note: row.note,
        raisedByName: names.get(row.raisedBy) ?? '',
        raisedAt: row.raisedAt,
        mine: row.raisedBy === viewerId,
        decision: row.decision,
        reason: row.reason,
      })
    }
    return told
  }
  return {
    waiting: await lines(waiting),
    decided: await lines(shown),
    accepted: decided.filter(({ decision }) => decision === 'accepted').length,
    rejected: decided.filter(({ decision }) => decision === 'rejected').length,
  }
}
