import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { rawScenario } from '#tests/factories/scenario.ts'
import { parseScenario } from '../schema.ts'
import { lintScenario, SCENARIO_RULES } from './lint.ts'

type Raw = ReturnType<typeof rawScenario>

/** Our first real scenario, which the linter passes, changed as the test says. */
function linted(change: (raw: Raw) => void = () => {}, context: Parameters<typeof lintScenario>[1] = {}) {
  const raw = parse(readFileSync('content/scenarios/disconnect/scenario.yaml', 'utf8'))
  change(raw)
  const parsed = parseScenario(raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal.issues))
  return lintScenario(parsed.value, context).findings
}

const KNOWN = new Set([
  'work.churn-retention.disconnect',
  'pro.service-marketing.hidden-objection',
  'work.complaint.emotional',
])
const deaf = () => ({ acts: [], flags: [] })

test('a scenario that is in order has no findings', () => {
  expect(linted(() => {}, { knowledgePoints: KNOWN })).toEqual([])
})

/** For every rule, what breaks it and the words its finding has to say. */
const BROKEN: Record<
  string,
  { change?: (raw: Raw) => void; context?: Parameters<typeof lintScenario>[1]; says: string }
> = {
  'scenario-ids-are-unique': {
    change: (raw) => {
      raw.offers[0].id = 'moved'
    },
    says: 'moved 已经用在',
  },
  'scenario-references-exist': {
    change: (raw) => {
      raw.objections[1].resolves[0] = ['apologise@nobody']
    },
    says: '没有可以指的对象 nobody',
  },
  'scenario-objections-are-there': {
    change: (raw) => {
      raw.objections[1].stated = true
    },
    says: '现在有 2 句',
  },
  'scenario-variants-differ': {
    change: (raw) => {
      raw.variants.splice(1, 1)
      raw.exit.rightIn = []
      delete raw.lookups[0].result['no-port']
      raw.tests = raw.tests.filter(({ variant }: Raw) => variant === 'port-ok')
    },
    says: '至少要两种变体',
  },
  'scenario-wordings-are-enough': {
    change: (raw) => {
      raw.facts[0].say.pop()
    },
    says: '只有 3 句',
  },
  'scenario-replies-leak-nothing': {
    change: (raw) => {
      raw.replies.push[0] = '端口都没有，推什么推。'
    },
    says: '“端口”',
  },
  'scenario-punctuation-is-full': {
    change: (raw) => {
      raw.title = '拆机挽留,许先生'
    },
    says: '半角',
  },
  'scenario-cues-are-distinct': {
    change: (raw) => {
      raw.facts[1].cues.push('新址端口')
    },
    says: '分不清',
  },
  'scenario-good-lines-are-clean': {
    change: (raw) => {
      raw.redLineCues.falsePromise = ['对一遍']
    },
    says: '“对一遍”',
  },
  'scenario-knowledge-points-exist': {
    context: { knowledgePoints: new Set(['work.complaint.emotional']) },
    says: '没有知识点',
  },
  'scenario-everything-is-reachable': {
    change: (raw) => {
      raw.facts[0].gate.after = ['ignored']
    },
    says: '怎么问都问不出来',
  },
  'scenario-has-a-best-path': {
    change: (raw) => {
      raw.limits.savedAt = 0
      raw.exit.rightIn = []
      raw.offers[0].answers = []
      raw.offers[1].answers = []
    },
    says: '找不到 85 分以上的路',
  },
  'scenario-tests-pass': {
    change: (raw) => {
      raw.tests[0].expect = { end: 'lost', total: { lte: 50 } }
    },
    says: '结局是 saved，应是 lost；总分 100，应至多 50',
  },
  'scenario-tests-cover': {
    change: (raw) => {
      raw.tests.pop()
    },
    says: '红线 hideTerms 没有一条测试碰到它',
  },
  'scenario-evidence-moves': {
    change: (raw) => {
      for (const { turns } of raw.tests)
        for (const turn of turns) turn.acts = turn.acts?.filter((act: string) => act !== 'follow-up')
    },
    says: 'D5.followUp 约定回访：没有一条测试得到它',
  },
  'scenario-recognition-agrees': { context: { read: deaf }, says: '识别只听出' },
}

describe('every rule finds its fault', () => {
  test.each(SCENARIO_RULES.map(({ name }) => name))('%s', (name) => {
    const { change, context, says } = BROKEN[name] ?? { says: 'no broken scenario for it' }
    const found = linted(change, context).filter(({ rule }) => rule === name)
    expect(found.map(({ message }) => message).join('\n')).toContain(says)
  })
})

test('a recogniser that hears a red line nobody wrote down is an error', () => {
  const jumpy = () => ({ acts: [], flags: ['red:disparage' as const] })
  const found = linted(() => {}, { read: jumpy }).filter(({ message }) => message.includes('disparage'))
  expect(found[0]).toMatchObject({ rule: 'scenario-recognition-agrees', severity: 'error' })
})

test('fixtures are excused from variants, wordings, coverage and best end', () => {
  const rules = linted((raw) => {
    raw.status = 'fixture'
    raw.facts[0].say = ['上个月搬家了，搬到锦绣里。']
    raw.tests = []
  }).map(({ rule }) => rule)
  expect(rules).toEqual([])
})

test('a hidden objection nobody can bring out is named, and so is the dead end', () => {
  const unreachable = linted((raw) => {
    raw.objections[1].gate.any = [{ trustGte: 100 }, { needMet: 'R4' }]
    raw.init.trust = 0
  })
  expect(unreachable.map(({ message }) => message).join()).toMatch(/说不出口|死胡同/)
})

test('where a target is missing the tests do not run, and everything else is still said', () => {
  const rules = linted((raw) => {
    raw.objections[1].resolves[0] = ['apologise@nobody']
    raw.title = '拆机,挽留'
  }).map(({ rule }) => rule)
  expect(new Set(rules)).toEqual(new Set(['scenario-references-exist', 'scenario-punctuation-is-full']))
})
