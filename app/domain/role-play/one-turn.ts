import { type Act, isQuestion } from './acts.ts'
import type { HeardAct } from './recognise.ts'
import type { Sentence } from './split.ts'

/** 您看行吗: asks leave for what was said before it, and is no part of it. */
export const CONSENT_TAG =
  /^(?:那)?(?:您看|您觉得|您说)?(?:这样|这么办|这么着|这么|我们?这样|这个办法)?(?:安排|处理|办)?(?:可以|行|好|成|中|要得|合适)(?:吗|么|嘛|吧|不|不行|不可以|不好|不成|不中|啵)$/

/**
 * What only the turn as a whole can tell.
 * - 拆机我给您办。是哪里不合适？ Who goes on asking has not let go yet.
 * - 我复述一遍……还有哪点不放心？ After a recap that asks for consent, not for trouble or for more to do.
 * - 退您 36 元，您看行吗？ Leave asked for one proposal closes nothing.
 */
export function asOneTurn(acts: readonly HeardAct[], sentences: readonly Sentence[]): HeardAct[] {
  const has = (...wanted: readonly Act[]) => acts.some(({ act }) => wanted.includes(act))
  const asks = acts.findLastIndex(({ act, tags }) => isQuestion(act) && !tags.includes('permission'))
  const kept = acts.filter(
    (heard, i) => heard.act !== 'release-gracefully' || (i > asks && !isAskedAfter(heard, sentences)),
  )
  const closes = has('summarise', 'commit-with-deadline', 'follow-up')
  if (!closes && has('offer', 'compensate-within-authority'))
    return kept.map((heard) =>
      isLeave(heard, sentences) ? { ...heard, act: 'ask-closed', tags: [] } : heard,
    )
  const recap = kept.find(({ act }) => act === 'summarise')
  if (!recap) return kept
  const consent = sentences.findLast(
    ({ text, asked }, s) => s >= recap.sentence && asked && CONSENT.test(text),
  )
  if (!consent || has('confirm-agreement')) return kept
  const sentence = sentences.indexOf(consent)
  const last = consent.clauses.length - 1
  const span = consent.clauses[last]?.span ?? consent.span
  const others = kept.filter((heard) => heard.sentence !== sentence || !ASKS.includes(heard.act))
  return [...others, { act: 'confirm-agreement', tags: [], p: recap.p, span, sentence, first: last, last }]
}
/** Something is asked after it that is no mere asking for consent, whether it was recognised or not. */
const isAskedAfter = ({ sentence }: HeardAct, sentences: readonly Sentence[]): boolean =>
  sentences.some(({ text, asked }, s) => s > sentence && asked && !CONSENT.test(text))

const CONSENT = /还有|放心|顾虑|疑问|意见|对[吗不吧]|行[吗不]|可以[吗吧]|遗漏/
const ASKS: readonly Act[] = ['ask-open', 'ask-problem', 'ask-closed', 'small-talk']
/** A consent tag that hangs on a proposal in the same sentence; one in a sentence of its own asks about everything. */
const isLeave = ({ act, sentence, first, last }: HeardAct, sentences: readonly Sentence[]): boolean =>
  act === 'confirm-agreement' &&
  first === last &&
  first > 0 &&
  CONSENT_TAG.test(sentences[sentence]?.clauses[first]?.text ?? '')
