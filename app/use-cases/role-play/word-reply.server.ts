import { talkNow } from '../../db/reads/talk-now.server.ts'
import { findTalk, type ModelAnswer } from '../../db/reads/talks.server.ts'
import { insertModelAnswer } from '../../db/writes/talks.server.ts'
import { conclude } from '../../domain/role-play/replay.ts'
import type { World } from '../world.ts'
import type { LanguagePorts } from './language-ports.ts'

/**
 * Lets a language model, where the site has one, word the last reply of a talk, guess at a line nobody understood, and
 * write the debrief of one that is over. What passes its check is stored beside the talk, so that showing it again needs
 * no model; where nothing does, the template stands. State and score are never touched, and an exam has templates only.
 */
export async function wordLastReply(
  { db, now }: World,
  { talkId, language }: { talkId: string; language: LanguagePorts | undefined },
): Promise<void> {
  const stored = await findTalk(db, talkId)
  if (!language || !stored || stored.mode === 'exam') return
  const { talk } = await talkNow(db, stored)
  const turn = talk.turns.length
  if (turn === 0) return
  const over = stored.endedAt === null ? undefined : conclude(talk)
  const [reply, acts, advice] = await Promise.all([
    language.word(talk),
    language.recognise(talk),
    over && language.coach(over.talk, over.score),
  ])
  const answers: ModelAnswer[] = [
    ...(reply === undefined ? [] : [{ turn, port: 'realiser' as const, answer: { reply } }]),
    ...(acts === undefined ? [] : [{ turn, port: 'recogniser' as const, answer: { acts: [...acts] } }]),
    ...(advice === undefined ? [] : [{ turn, port: 'coach' as const, answer: { advice } }]),
  ]
  const at = now()
  await db.tx(async () => {
    for (const answer of answers) await insertModelAnswer(db, { rolePlayId: talkId, ...answer, at })
  })
}
