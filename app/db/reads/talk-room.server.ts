import { roomOf } from '../../domain/role-play/room.ts'
import { settingOf } from '../../domain/role-play/setting.ts'
import { type Stage, stageOf } from '../../domain/role-play/stage.ts'
import type { Db } from '../engine/db.server.ts'
import { talkNow } from './talk-now.server.ts'
import { findTalk } from './talks.server.ts'

/** The desk of a talk of this person. */
export async function findTalkRoom(db: Db, { talkId, personId }: { talkId: string; personId: string }) {
  const stored = await findTalk(db, talkId)
  if (stored?.personId !== personId) return undefined
  const { talk, inputs } = await talkNow(db, stored)
  const { mode, id, scenario, difficulty, deadlineAt, practicalId, endedAt, end } = stored
  const room = roomOf(talk, inputs, { exam: mode === 'exam', guided: mode === 'guided' })
  return {
    ...room,
    id,
    slug: scenario,
    mode,
    difficulty,
    deadlineAt,
    practicalId,
    // one whose time ran out has ended though its inputs do not say so
    end: endedAt === null ? null : end,
  }
}

/** What a hint is about: the step to be done next. Undefined when there is no such talk, or hints are not given in it. */
export async function hintFor(
  db: Db,
  { talkId, personId }: { talkId: string; personId: string },
): Promise<Stage | undefined> {
  const stored = await findTalk(db, talkId)
  if (stored?.personId !== personId || stored.mode === 'exam') return undefined
  const { scenario, talk } = await talkNow(db, stored)
  return stageOf(settingOf(scenario, stored.variant, stored.difficulty), talk.state)
}
