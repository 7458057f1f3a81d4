import { expect, test } from 'vitest'
import { aScenario, rawScenario } from '#tests/factories/scenario.ts'
import { parseScenario } from './schema.ts'
import { pickVariant, settingOf } from './setting.ts'

const faults = (
  change: (raw: ReturnType<typeof rawScenario>) => void,
): { path: string; message: string }[] => {
  const raw = rawScenario()
  change(raw)
  const parsed = parseScenario(raw)
  return parsed.ok ? [] : [...parsed.refusal.issues]
}

test('weights are the usual ones unless the scenario sets its own', () => {
  expect(aScenario().weights).toEqual({ D1: 10, D2: 20, D3: 20, D4: 20, D5: 10, D6: 20 })
})

test.each([
  [
    'weights that do not add up',
    (raw: ReturnType<typeof rawScenario>) => {
      raw.weights = { D1: 10, D2: 20, D3: 20, D4: 20, D5: 10, D6: 10 }
    },
    'weights',
    '100',
  ],
  [
    'an act nobody knows',
    (raw) => {
      raw.tests[0].turns[1].acts = ['ask-why']
    },
    'tests[0].turns[1].acts[0]',
    'ask-why',
  ],
  [
    'an intent nobody knows',
    (raw) => {
      raw.replies.angry = ['哼。']
    },
    'replies.angry',
    '意图',
  ],
  [
    'a comma that split a text',
    (raw) => {
      raw.persona.还有 = null
    },
    'persona.还有',
    '全角',
  ],
  [
    'a field that does not exist',
    (raw) => {
      raw.facts[0].gates = {}
    },
    'facts[0].gates',
    '没有“gates”这个字段',
  ],
  [
    'an emotional need under the rational ones',
    (raw) => {
      raw.needs.rational = ['E1']
    },
    'needs.rational',
    'R1',
  ],
  [
    'a turn with nothing in it',
    (raw) => {
      raw.tests[0].turns[0] = {}
    },
    'tests[0].turns[0]',
    'say',
  ],
])('%s is refused where it stands', (_, change, path, words) => {
  expect(faults(change)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        path: expect.stringContaining(path),
        message: expect.stringContaining(words),
      }),
    ]),
  )
})

test('a number among the cues is a text', () => {
  expect(aScenario((raw) => raw.facts[0].cues.push(36)).facts[0]?.cues).toContain('36')
})

test('difficulty and variant override starting values, never facts', () => {
  const scenario = aScenario((raw) => {
    raw.difficulty = { hard: { init: { trust: 10 }, limits: { maxTurns: 12 } } }
  })
  const hard = settingOf(scenario, 'no-port', 'hard')
  expect(hard.init).toEqual({ mood: 56, trust: 10, churn: 80, patience: 7 })
  expect(hard.limits.maxTurns).toBe(12)
  expect(hard.facts).toEqual(settingOf(scenario, 'no-port').facts)
})

test('what belongs to one variant is not there in another', () => {
  const offers = (variant: string) => settingOf(aScenario(), variant).offers.map(({ id }) => id)
  expect(offers('port-ok')).toEqual(['move-install', 'refund-now'])
  expect(offers('no-port')).toEqual(['refund-now'])
})

test('a variant may have a gate of its own', () => {
  const scenario = aScenario((raw) => {
    raw.variants[1].gates = { moved: { ask: ['ask-closed'] } }
  })
  expect(settingOf(scenario, 'no-port').facts[0]?.gate.ask).toEqual(['ask-closed'])
  expect(settingOf(scenario, 'port-ok').facts[0]?.gate.ask).toEqual(['ask-open', 'ask-problem'])
})

test('the seed picks the variant, and not the one just practised', () => {
  const scenario = aScenario()
  const picked = Array.from({ length: 40 }, (_, i) => pickVariant(scenario, String(i)))
  expect(new Set(picked)).toEqual(new Set(['port-ok', 'no-port']))
  expect(pickVariant(scenario, '7')).toBe(pickVariant(scenario, '7'))
  for (let i = 0; i < 20; i++) expect(pickVariant(scenario, String(i), ['port-ok'])).toBe('no-port')
  expect(['port-ok', 'no-port']).toContain(pickVariant(scenario, '1', ['port-ok', 'no-port']))
})
