import { findAnswerById, lineAnswerId } from '../../db/reads/drill.server.ts'
import { talkNow } from '../../db/reads/talk-now.server.ts'
import { findTalk } from '../../db/reads/talks.server.ts'
import { insertDrillAnswer } from '../../db/writes/drill.server.ts'
import { type ComplaintClass, classOf, type Motive } from '../../domain/complaint/motives.ts'
import { scoreAnswer } from '../../domain/complaint/score.ts'
import { askedLines, type NeedLine } from '../../domain/role-play/asked-needs.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/** The case that an asked line of a talk stands for in the log. */
export const lineCaseId = (scenario: string, { about }: NeedLine): string => `${scenario}:${about}`

/** A line of a talk has no tier of its own; this one moves no learner up or down (see `learnerOf`). */
const TALK_TIER = 2
const LONGEST_MS = 10 * 60_000

type Answer = {
  personId: string
  talkId: string
  turn: number
  given: { class: ComplaintClass; motive: Motive }
  tookMs: number
}

/**
 * Keeps what a learner takes a customer's line of his talk for, in the log of the drill; the talk and its score stay as
 * they are. The first answer stands, and a repeat is told what was told before.
 * Refuses `no-such-talk`, `no-such-turn` (a line that is not asked about, any line of an exam), `talk-ended`.
 */
export async function answerLine({ db, now }: World, { personId, talkId, turn, given, tookMs }: Answer) {
  const at = now()
  return db.tx(async () => {
    const stored = await findTalk(db, talkId)
    if (stored?.personId !== personId) return refuse({ code: 'no-such-talk' } as const)
    if (stored.mode !== 'guided' && stored.mode !== 'free') return refuse({ code: 'no-such-turn' } as const)
    const { talk } = await talkNow(db, stored)
    const line = askedLines(talk).find((asked) => asked.turn === turn)
    if (!line) return refuse({ code: 'no-such-turn' } as const)
    const key = { class: classOf(line.need), motive: line.need }
    const before = await findAnswerById(db, lineAnswerId(talkId, turn))
    if (before) return ok({ turn, key, score: before.score })
    if (stored.endedAt !== null) return refuse({ code: 'talk-ended' } as const)
    const { percent } = scoreAnswer(
      { class: key.class, primaryMotive: key.motive },
      { class: given.class, primaryMotive: given.motive },
    )
    await insertDrillAnswer(db, {
      id: lineAnswerId(talkId, turn),
      personId,
      caseId: lineCaseId(stored.scenario, line),
      caseVersion: stored.scenarioVersion,
      source: 'rolePlay',
      setId: null,
      place: null,
      keyClass: key.class,
      keyMotive: key.motive,
      tier: TALK_TIER,
      textLength: line.words.length,
      chosenClass: given.class,
      chosenMotive: given.motive,
      chosenSecondary: null,
      score: percent,
      tookMs: Math.min(Math.max(tookMs, 0), LONGEST_MS),
      at,
      reply: null,
    })
    return ok({ turn, key, score: percent })
  })
}
