import type { Act } from '../../domain/role-play/acts.ts'
import { type Advice, COACH_TASK, checkedAdvice, coachAsk } from '../../domain/role-play/coach.ts'
import type { Talk } from '../../domain/role-play/replay.ts'
import type { Score } from '../../domain/role-play/score.ts'
import { checkedHearing, HEARING_TASK, hearingAsk } from '../../domain/role-play/second-ear.ts'
import { checkedWording, WORDING_TASK, wordingAsk } from '../../domain/role-play/wording.ts'
import type { Chat } from '../../lib/language-model/chat.server.ts'

/**
 * What a language model may be asked about a talk (role-play.md §17). Each answer has been checked; undefined: nothing to
 * ask, no answer in time, or one that may not be used. None of them can change state or score.
 */
export type LanguagePorts = Readonly<{
  /** Acts in the last line where the recogniser heard none: a suggestion. */
  recognise(talk: Talk): Promise<readonly Act[] | undefined>
  /** The customer's last reply in better words. */
  word(talk: Talk): Promise<string | undefined>
  /** The debrief of a talk that is over, in prose. */
  coach(talk: Talk, score: Score): Promise<Advice | undefined>
}>

const TOKENS = { recognise: 100, word: 200, coach: 800 } as const

/** The three ports on a chat endpoint. */
export const portsOn = (chat: Chat): LanguagePorts => ({
  async recognise(talk) {
    const data = hearingAsk(talk)
    const answer = data && (await chat({ system: HEARING_TASK, data, maxTokens: TOKENS.recognise }))
    return answer?.ok ? checkedHearing(answer.value) : undefined
  },
  async word(talk) {
    const data = wordingAsk(talk)
    const answer = data && (await chat({ system: WORDING_TASK, data, maxTokens: TOKENS.word }))
    const worded = answer?.ok ? checkedWording(talk, answer.value) : undefined
    return worded?.ok ? worded.value : undefined
  },
  async coach(talk, score) {
    const data = coachAsk(talk, score)
    const answer = data && (await chat({ system: COACH_TASK, data, maxTokens: TOKENS.coach }))
    return answer?.ok ? checkedAdvice(talk, answer.value) : undefined
  },
})
