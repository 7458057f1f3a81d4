import { askedLines } from '../../domain/role-play/asked-needs.ts'
import type { Talk } from '../../domain/role-play/replay.ts'
import { roomOf } from '../../domain/role-play/room.ts'
import { settingOf } from '../../domain/role-play/setting.ts'
import { type Stage, stageOf } from '../../domain/role-play/stage.ts'
import type { Db } from '../engine/db.server.ts'
import { findAnswerById, lineAnswerId } from './drill.server.ts'
import { talkNow } from './talk-now.server.ts'
import { findTalk, modelAnswersOf, wordedIn } from './talks.server.ts'

/** The desk of a talk of this person. */
export async function findTalkRoom(db: Db, { talkId, personId }: { talkId: string; personId: string }) {
  const stored = await findTalk(db, talkId)
  if (stored?.personId !== personId) return undefined
  const { talk, inputs } = await talkNow(db, stored)
  const { mode, id, scenario, difficulty, deadlineAt, practicalId, endedAt, end } = stored
  const room = roomOf(talk, inputs, { exam: mode === 'exam', guided: mode === 'guided' })
  const worded = wordedIn(await modelAnswersOf(db, talkId))
  return {
    ...room,
    lines: room.lines.map((line) => {
      const reply = line.kind === 'say' ? worded.get(line.turn) : undefined
      return reply === undefined ? line : { ...line, reply: [reply] }
    }),
    heard: room.heard.map((heard) => ({ ...heard, words: worded.get(heard.turn) ?? heard.words })),
    id,
    slug: scenario,
    mode,
    difficulty,
    deadlineAt,
    practicalId,
    asked: endedAt === null && (mode === 'guided' || mode === 'free') ? await askedNow(db, id, talk) : null,
    // one whose time ran out has ended though its inputs do not say so
    end: endedAt === null ? null : end,
  }
}

/** The customer's last line where the learner is asked what it wants, and has not said yet; never what it is. */
async function askedNow(db: Db, talkId: string, talk: Talk): Promise<{ turn: number } | null> {
  const turn = talk.turns.length
  if (talk.state.end || !askedLines(talk).some((line) => line.turn === turn)) return null
  return (await findAnswerById(db, lineAnswerId(talkId, turn))) ? null : { turn }
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
