import { describe, expect, test } from 'vitest'
import { someRules } from '#tests/factories/certification.ts'
import { aCase as aComplaint } from '#tests/factories/complaint.ts'
import { aContent, aLoadedItem, aLoadedModule, SINGLE } from '#tests/factories/content.ts'
import { aCase } from '#tests/factories/written.ts'
import type { CertificationRules } from '../../../domain/certification/rules.ts'
import type { ItemBody } from '../../../domain/item/schema.ts'
import type { Act } from '../../../domain/role-play/acts.ts'
import type { Content } from '../types.ts'
import { checkContent, RULES } from './check-content.ts'

const found = (content: Content) => checkContent(content).map(({ rule }) => rule)
const withItems = (...items: Content['items']) => aContent({ items: [...aContent().items, ...items] })
const withModule = (...module: Parameters<typeof aLoadedModule>) =>
  aContent({ modules: [aLoadedModule(...module)] })
const withRules = (change: (rules: CertificationRules) => void) => {
  const rules = someRules()
  change(rules)
  return aContent({ certification: { file: 'content/certification.yaml', rules } })
}
const outline = aLoadedModule().outline
if (!outline) throw new Error('the factory compiles')

const FILL_IN: ItemBody = {
  kind: 'fillIn',
  stem: '收取款项要做到____。',
  blanks: [{ kind: 'text', accepted: ['唱收唱付'] }],
  anyOrder: [],
  points: 100,
}
const someLines = (act: Act, ...texts: string[]) => ({
  file: `content/acts/${act}.yaml`,
  act,
  examples: texts.map((text) => ({ text, author: 'v-one', tags: [] })),
})
const aSizedCase = (given: Parameters<typeof aCase>[0]) =>
  aCase({ material: '客户来电说网络三天没好，工单派了两次都没人上门。'.repeat(8), ...given })
const many = (count: number, body: (i: number) => ItemBody) =>
  Array.from({ length: count }, (_, i) => aLoadedItem(`l4-08-${100 + i}`, body(i)))
const withComplaints = (...complaints: Parameters<typeof aComplaint>[0][]) =>
  aContent({
    complaints: complaints.map((one) => ({ file: 'content/complaints/x.yaml', complaint: aComplaint(one) })),
  })
/** Stems that have nothing in common. */
const WORDS = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜'
const distinct = (i: number) => `${WORDS.slice(i * 3, i * 3 + 3)}？`

test('good content has no findings', () => {
  expect(checkContent(aContent())).toEqual([])
})

/** For every rule a content that breaks it, and only what that costs. */
const BROKEN: Record<string, Content> = {
  'ids-are-unique': withItems(
    aLoadedItem('l4-08-001', { ...SINGLE, stem: '完全不同的另一道题目在问别的事' }),
  ),
  'authored-numbers': withItems(aLoadedItem('l4-08-500', { ...SINGLE, stem: '别的题' })),
  'terms-are-unique': aContent({
    glossary: {
      file: 'content/glossary.yaml',
      entries: ['save', 'retain'].map((id) => ({
        id,
        zh: '挽留',
        en: id,
        definition: '留住。',
        source: 'S1',
      })),
    },
  }),
  'key-names-options': withItems(aLoadedItem('l4-08-009', { ...SINGLE, stem: '别的题', key: 'e' })),
  'written-questions-hold': withItems(
    aLoadedItem('l4-08-009', aSizedCase({ stem: '读材料，回答下面五问。' })),
  ),
  'written-questions-fit': withItems(aLoadedItem('l4-08-009', aSizedCase({ material: '太短的材料。' }))),
  'knowledge-points-exist': withItems(
    aLoadedItem('l4-08-009', { ...SINGLE, stem: '别的题' }, { knowledgePoint: 'work.care.nowhere' }),
  ),
  'near-duplicate-stems': withItems(
    aLoadedItem('l4-08-009', { ...SINGLE, stem: '客户过生日，先做什么呢？' }),
  ),
  'options-hide-the-key': withItems(
    aLoadedItem('l4-08-009', {
      ...SINGLE,
      stem: '别的题',
      options: [{ id: 'a', text: '先听客户把话说完，再说能做什么和什么时候做' }, ...SINGLE.options.slice(1)],
    }),
  ),
  'key-is-not-always-longest': withItems(
    ...many(8, (i) => ({
      ...SINGLE,
      stem: distinct(i),
      options: [
        { id: 'a', text: '这一项最长' },
        { id: 'b', text: `短${i}` },
      ],
      key: 'a',
    })),
  ),
  'key-positions-are-spread': withItems(...many(8, (i) => ({ ...SINGLE, stem: distinct(i) }))),
  'blanks-match-the-stem': withItems(aLoadedItem('l4-08-009', { ...FILL_IN, stem: '没有空的题干。' })),
  'samples-mark-as-said': withItems(
    aLoadedItem('l4-08-009', FILL_IN, {
      samples: { accept: [['唱收']], reject: [1, 2, 3].map((n) => ({ answer: [`错 ${n}`], points: 0 })) },
    }),
  ),
  'links-lead-somewhere': withItems(
    aLoadedItem('l4-08-009', { ...SINGLE, stem: '别的题' }, { section: 'nowhere' }),
  ),
  'modules-teach': withModule({ outline: { ...outline, length: 300 } }),
  'lesson-props-fit': withModule({
    outline: { ...outline, uses: [{ name: 'Calculator', props: { of: 'moon-phase' } }] },
  }),
  'forbidden-practices-are-taught': withModule({
    outline: {
      ...outline,
      uses: [
        {
          name: 'CounterExample',
          props: { practice: 'spam-sms', title: '免费给您看的', reason: '消费者权益保护法第 29 条' },
        },
      ],
    },
  }),
  'points-have-items': aContent({ items: aContent().items.slice(1) }),
  'checkpoints-are-not-items': withModule({
    outline: { ...outline, checkpoints: ['客户过生日，先做什么？', '二'] },
  }),
  'ready-items-are-reviewed': withItems(
    aLoadedItem('l4-08-009', { ...SINGLE, stem: '别的题' }, { reviewedBy: '一遍' }),
  ),
  'images-are-described': aContent({
    items: [
      aLoadedItem('l4-08-001', {
        ...SINGLE,
        images: [{ file: `${'0'.repeat(64)}.png`, alt: '如图所示', width: 64, height: 48 }],
      }),
    ],
  }),
  'law-items-are-dated': aContent({
    knowledge: {
      ...aContent().knowledge,
      tree: {
        leaves: aContent().knowledge.tree.leaves.map((leaf) =>
          leaf.id === 'law'
            ? { ...leaf, points: [{ id: 'law.appeal', name: '申诉', level: 'l4' as const, module: 'm' }] }
            : leaf,
        ),
      },
    },
    items: [
      ...aContent().items,
      aLoadedItem('l4-08-009', { ...SINGLE, stem: '别的题' }, { knowledgePoint: 'law.appeal' }),
    ],
  }),
  'blueprints-add-up': aContent({
    blueprints: aContent().blueprints.map(({ file, blueprint }) => ({
      file,
      blueprint: {
        ...blueprint,
        tree: blueprint.tree.map((node, i) => (i === 0 ? { ...node, weight: node.weight - 1 } : node)),
      },
    })),
  }),
  'hours-are-offered': withModule({}, { classHours: 1 }),
  'certification-agrees': withRules((rules) => {
    rules.levels.l4.retakeDays.value = 8
  }),
  'acts-have-voices': aContent({ acts: [someLines('greet', '您好，打扰了。')] }),
  'act-examples-differ': aContent({
    acts: [someLines('greet', '您好，打扰了。'), someLines('apologise', '您好，打扰了！')],
  }),
  'complaint-ids-are-unique': withComplaints({ id: 'c-e1-001' }, { id: 'c-e1-001' }),
  'complaint-twins-match': withComplaints({ id: 'c-e1-001', twin: 'c-r3-009' }),
  'complaint-ready-is-agreed': withComplaints({ id: 'c-e1-001', votes: [] }),
  'complaint-near-duplicates': withComplaints({ id: 'c-e1-001' }, { id: 'c-e1-002' }),
  'complaint-personal-data': withComplaints({ id: 'c-e1-001', text: '这是原话，打我 13800000000。' }),
  'complaint-traps-are-named': withComplaints({ id: 'c-e1-001', tier: 3 }),
  'complaint-coverage': withComplaints({ id: 'c-e1-001' }),
  'levels-climb': withRules((rules) => {
    rules.levels.l3.earlierLevel.value = 'l2'
  }),
}

describe('every rule finds its fault', () => {
  test.each(RULES.map(({ name }) => name))('%s', (name) => {
    const content = BROKEN[name]
    if (!content) throw new Error(`no broken content for ${name}`)
    expect(found(content)).toContain(name)
  })
})

test('findings are collected, never only the first', () => {
  const rules = found(
    withItems(
      aLoadedItem(
        'l4-08-001',
        { ...SINGLE, stem: '别的题', key: 'e' },
        { knowledgePoint: 'law.nowhere', reviewedBy: '一遍' },
      ),
    ),
  )
  expect(rules).toEqual(
    expect.arrayContaining([
      'ids-are-unique',
      'key-names-options',
      'knowledge-points-exist',
      'ready-items-are-reviewed',
    ]),
  )
})
