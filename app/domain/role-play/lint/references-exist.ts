import { checkedAct } from '../notation.ts'
import type { Scenario } from '../schema.ts'
import type { Remark, ScenarioRule } from './lint.ts'

/** Every target that gates, answers, resolutions, exits, replies and tests name exists. */
export const referencesExist: ScenarioRule = {
  name: 'scenario-references-exist',
  severity: 'error',
  check: ({ scenario }) => [
    ...inGates(scenario),
    ...inOffers(scenario),
    ...inVariants(scenario),
    ...inTests(scenario),
  ],
}

type Named = readonly { readonly id: string }[]
const ids = (...lists: readonly Named[]): readonly string[] =>
  lists.flatMap((list) => list.map(({ id }) => id))

const missing = (path: string, what: string, wanted: readonly string[], known: readonly string[]): Remark[] =>
  wanted
    .filter((id) => !known.includes(id))
    .map((id) => ({ path, message: `没有${what} ${id}；现有的是 ${known.join('、') || '（无）'}` }))

function inGates({ facts, objections, lookups, screen, offers, consent }: Scenario): Remark[] {
  const factIds = ids(facts)
  const targets = [
    ...ids(facts, objections, lookups, screen, offers),
    'promise',
    ...(consent ? ['consent'] : []),
  ]
  return [
    ...facts.flatMap(({ id, gate }) => missing(`facts ${id} gate.after`, '事实', gate.after, factIds)),
    ...lookups.flatMap(({ id, after }) => missing(`lookups ${id} after`, '事实', after, factIds)),
    ...objections.flatMap(({ id, gate, resolves }) => [
      ...missing(`objections ${id} gate.facts`, '事实', gate?.facts ?? [], factIds),
      ...resolves.flatMap((row, i) =>
        missing(`objections ${id} resolves[${i}]`, '可以指的对象', targetsOf(row), targets),
      ),
    ]),
  ]
}

const targetsOf = (acts: readonly string[]): string[] =>
  acts.map((act) => checkedAct(act).target).filter((target) => target !== undefined)

function inOffers({ facts, objections, lookups, screen, offers, exit, consent }: Scenario): Remark[] {
  const answerable = ids(facts, objections, lookups, screen)
  return [
    ...offers.flatMap(({ id, answers }) =>
      missing(`offers ${id} answers`, '事实、查询、资料或异议', answers, answerable),
    ),
    ...missing('exit.mustTell', '方案', exit.mustTell, ids(offers)),
    ...missing('consent.offers', '方案', consent?.offers ?? [], ids(offers)),
  ]
}

function inVariants(scenario: Scenario): Remark[] {
  const { variants, lookups, exit, tests, facts, objections, replies, consent } = scenario
  const known = ids(variants)
  const within = (['screen', 'lookups', 'facts', 'objections', 'offers'] as const).flatMap((list) =>
    scenario[list].flatMap(({ id, in: named }) => missing(`${list} ${id} in`, '变体', named ?? [], known)),
  )
  return [
    ...within,
    ...missing('exit.rightIn', '变体', exit.rightIn, known),
    ...tests.flatMap(({ name, variant }) => missing(`tests “${name}” variant`, '变体', [variant], known)),
    ...missing('consent.answer', '变体', Object.keys(consent?.answer ?? {}), [...known, 'base']),
    ...lookups.flatMap(({ id, result, in: named }) => [
      ...missing(`lookups ${id} result`, '变体', Object.keys(result), [...known, 'base']),
      ...(named ?? known)
        .filter((variant) => result[variant] === undefined && result.base === undefined)
        .map((variant) => ({
          path: `lookups ${id} result`,
          message: `变体 ${variant} 没有查询结果；请补上，或写 base`,
        })),
    ]),
    ...variants.flatMap(({ id, gates }) =>
      missing(`variants ${id} gates`, '事实或异议', Object.keys(gates ?? {}), ids(facts, objections)),
    ),
    ...Object.keys(replies).flatMap((intent) => {
      const [kind, id = ''] = intent.replace(/\.hot$/, '').split(':')
      if (id === '') return []
      return missing(
        `replies ${intent}`,
        '这个编号',
        [id],
        kind === 'objection' ? ids(objections) : ids(facts),
      )
    }),
  ]
}

function inTests({ tests, facts, objections, lookups, screen, offers, consent }: Scenario): Remark[] {
  const targets = [
    ...ids(facts, objections, lookups, screen, offers),
    'promise',
    ...(consent ? ['consent'] : []),
  ]
  return tests.flatMap(({ name, turns, expect }) => [
    ...turns.flatMap(({ acts = [], lookup }, i) => [
      ...missing(`tests “${name}” 第 ${i + 1} 句`, '可以指的对象', targetsOf(acts), targets),
      ...missing(
        `tests “${name}” 第 ${i + 1} 句 lookup`,
        '查询',
        lookup === undefined ? [] : [lookup],
        ids(lookups),
      ),
      ...acts.flatMap((act) =>
        termsOf(act, offers).map((message) => ({ path: `tests “${name}” 第 ${i + 1} 句`, message })),
      ),
    ]),
    ...missing(`tests “${name}” expect.facts`, '事实', expect.facts ?? [], ids(facts)),
    ...missing(`tests “${name}” expect.voiced`, '异议', expect.voiced ?? [], ids(objections)),
    ...missing(`tests “${name}” expect.resolved`, '异议', expect.resolved ?? [], ids(objections)),
  ])
}

/** Term keys told of an offer have to be terms of it. */
function termsOf(notation: string, offers: Scenario['offers']): string[] {
  const { act, target, details } = checkedAct(notation)
  const terms = offers.find(({ id }) => id === target)?.terms
  if (act !== 'state-terms' || !terms) return []
  return details
    .filter((key) => terms[key] === undefined)
    .map((key) => `方案 ${target} 没有条款 ${key}；它的条款是 ${Object.keys(terms).join('、')}`)
}
