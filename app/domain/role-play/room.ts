import { type Act, isHarm } from './acts.ts'
import { choicesFor } from './choices.ts'
import { openLookups, readyLookups } from './knowledge.ts'
import type { RecordedInput, Talk, TalkTurn } from './replay.ts'
import { settingOf } from './setting.ts'
import { STEPS, stepsDone } from './stage.ts'

/**
 * What the browser may know of a talk that goes on: an allowlist. Nothing the customer has not said is in it, and in an
 * exam neither what was recognised nor where he stands.
 * @param seqs the talk's inputs as stored, lookups included, in order
 */
export function roomOf(
  talk: Talk,
  inputs: readonly RecordedInput[],
  { exam, guided }: { exam: boolean; guided: boolean },
) {
  const { scenario, made, state, turns, opening } = talk
  const setting = settingOf(scenario, made.variant, made.difficulty)
  const { persona, authority } = scenario
  const open = openLookups(setting, state)
  const done = stepsDone(setting, state)
  let turn = 0
  return {
    title: scenario.title,
    persona: { name: persona.name, age: persona.age, job: persona.job, tier: persona.tier },
    channel: scenario.channel,
    verify: scenario.opening.verify,
    screen: setting.screen.map(({ id, say, private: isPrivate }) => ({ id, say, private: isPrivate })),
    lookups: setting.lookups.flatMap(({ id, label, shows }) => {
      const isOpen = open.some((lookup) => lookup.id === id)
      const isReady = readyLookups(setting, state).some((lookup) => lookup.id === id)
      return isOpen || isReady ? [{ id, label, shows: isOpen ? shows : null }] : []
    }),
    authority: { waive: authority.waive, refund: authority.refund, never: authority.never },
    // what is on sale is no secret; which of it fits this customer is
    offers: scenario.offers.map(({ id, label, terms }) => ({ id, label, terms: Object.values(terms) })),
    first: opening,
    lines: inputs.flatMap(({ input }, seq): RoomLine[] => {
      if ('end' in input) return []
      if ('lookup' in input) {
        const lookup = setting.lookups.find(({ id }) => id === input.lookup)
        const text = lookup ? `${lookup.label}：${lookup.shows}` : ''
        return [{ seq, turn, kind: 'lookup', text, acts: null, reply: [] }]
      }
      const told = turns[turn]
      turn += 1
      return told
        ? [
            {
              seq,
              turn,
              kind: 'say',
              text: told.say,
              acts: exam ? null : actsOf(told),
              reply: [told.reply],
            },
          ]
        : []
    }),
    heard: exam ? [] : heardIn(talk),
    promised: exam
      ? []
      : state.promises.map(({ turn: at, span }) => ({
          words: turns[at - 1]?.say.slice(span.start, span.end) ?? '',
          turn: at,
        })),
    hidden: exam ? null : setting.facts.filter(({ id }) => !state.facts[id]).length,
    steps: exam ? null : STEPS.map((step) => ({ step, done: done[step] })),
    maxTurns: setting.limits.maxTurns,
    choices: guided && !state.end ? offered(talk) : null,
    next: inputs.length,
    end: state.end ?? null,
  }
}
/** One input as it is shown. `acts`: null in an exam. */
export type RoomLine = Readonly<{
  seq: number
  turn: number
  kind: 'say' | 'lookup'
  text: string
  acts: readonly Readonly<{ act: Act; target: string | null; tone: 'plain' | 'good' | 'bad' }>[] | null
  reply: readonly string[]
}>

/** What may be chosen; null where nothing authored fits, and he says it in his own words. */
function offered(talk: Talk): { id: string; say: string }[] | null {
  const choices = choicesFor(talk)
  return choices.length === 0 ? null : choices.map(({ say }) => ({ id: say, say }))
}

/** What was recognised, each act once: it moved something for the better, it did harm, or neither. */
function actsOf({ acts, moves }: TalkTurn) {
  const seen = new Set<string>()
  return acts
    .filter(({ act, target }) => seen.size !== seen.add(`${act}@${target}`).size)
    .map(({ act, target, span }) => {
      const paid = moves.some(
        (move) =>
          move.act === act &&
          move.span?.start === span.start &&
          (move.mood < 0 || move.trust > 0 || move.churn < 0),
      )
      const tone: 'plain' | 'good' | 'bad' =
        isHarm(act) || act === 'commit-vague' ? 'bad' : paid ? 'good' : 'plain'
      return { act, target: target ?? null, tone }
    })
}

/** What he let out, in his own words: what he came with, then each fact and objection as he said it. */
function heardIn({ opening, turns }: Talk) {
  return [
    { words: opening, turn: 0, by: 'stated' as const },
    ...turns.flatMap(({ intents, reply, turn }) => {
      const tells = intents.some((intent) => /^(fact|objection):/.test(intent))
      const blurts = intents.some((intent) => intent.startsWith('volunteer:'))
      if (!tells && !blurts) return []
      return [{ words: reply, turn, by: tells ? ('question' as const) : ('volunteered' as const) }]
    }),
  ]
}
