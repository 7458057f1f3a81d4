import { REPLY_INTENTS } from '../defaults.ts'
import type { Scenario } from '../schema.ts'
import type { Remark, ScenarioRule } from './lint.ts'

const ENOUGH = 4
/** Slots are filled with the trainee's promise: only an agreement follows one. */
const WITH_SLOTS = 'accept'

/** Four wordings a set, all different, in the persona's own voice; a place to fill only where there is something to fill in. */
export const wordingsAreEnough: ScenarioRule = {
  name: 'scenario-wordings-are-enough',
  severity: 'error',
  excusesFixtures: true,
  check: ({ scenario }) => [
    ...setsOf(scenario).flatMap(({ path, set }) => inSet(path, set)),
    ...REPLY_INTENTS.filter((intent) => !scenario.replies[intent]).map((intent) => ({
      path: `replies ${intent}`,
      message: `没有写 ${intent} 的说法，会用公用的那几句；请照人物的口气写至少 ${ENOUGH} 句`,
      severity: 'warning' as const,
    })),
    ...((scenario.replies[WITH_SLOTS] ?? []).some((line) => !line.includes('<')) ||
    !scenario.replies[WITH_SLOTS]
      ? []
      : [
          {
            path: `replies ${WITH_SLOTS}`,
            message: '最好留一句不带 <due>、<amount> 的：学员没说时间时，只能用公用的那几句',
            severity: 'warning' as const,
          },
        ]),
  ],
}

export const setsOf = ({
  facts,
  objections,
  replies,
  consent,
}: Scenario): { path: string; set: readonly string[] }[] => [
  ...facts.map(({ id, say }) => ({ path: `facts ${id} say`, set: say })),
  ...objections.map(({ id, say }) => ({ path: `objections ${id} say`, set: say })),
  ...Object.entries(replies).map(([intent, set]) => ({ path: `replies ${intent}`, set })),
  ...Object.entries(consent?.say ?? {})
    .filter(([, set]) => set.length > 0)
    .map(([answer, set]) => ({ path: `consent.say ${answer}`, set })),
]

function inSet(path: string, set: readonly string[]): Remark[] {
  const repeated = set.filter((line, i) => set.indexOf(line) < i)
  const slotted = path === `replies ${WITH_SLOTS}` ? [] : set.filter((line) => /<(due|amount)>/.test(line))
  const unknown = set
    .flatMap((line) => line.match(/<[^>]*>/g) ?? [])
    .filter((slot) => !['<due>', '<amount>'].includes(slot))
  return [
    ...(set.length < ENOUGH
      ? [{ path, message: `只有 ${set.length} 句，至少 ${ENOUGH} 句，免得听出是机器` }]
      : []),
    ...repeated.map((line) => ({ path, message: `“${line}”写了两遍` })),
    ...slotted.map((line) => ({ path, message: `“${line}”：<due>、<amount> 只能用在 accept 里` })),
    ...unknown.map((slot) => ({ path, message: `不认识的空位 ${slot}；只有 <due> 和 <amount>` })),
  ]
}
