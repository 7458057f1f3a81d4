import type { ModuleFrontmatter } from '#app/domain/course/module.ts'
import type { Item } from '#app/domain/item/item.ts'
import type { ItemBody, Of } from '#app/domain/item/schema.ts'
import type { Content, LoadedItem, LoadedModule } from '#app/publishing/content/types.ts'
import { aBlueprint } from './blueprint.ts'
import { someRules } from './certification.ts'

export const SINGLE: Of<'single'> = {
  kind: 'single',
  stem: '客户协议下月到期，这属于哪一类机会？',
  options: [
    { id: 'a', text: '流失倾向' },
    { id: 'b', text: '价值提升' },
    { id: 'c', text: '服务关怀' },
    { id: 'd', text: '投诉处理' },
  ],
  key: 'a',
  points: 100,
}

/** A loaded item; the values that matter are written in the test. */
export const aLoadedItem = (
  id: string,
  body: ItemBody = SINGLE,
  facts: Partial<Item['facts']> = {},
): LoadedItem => ({
  file: 'content/levels/l4/l4-08-signals/items.yaml',
  moduleId: 'l4-08-signals',
  item: {
    id,
    body,
    facts: {
      id,
      knowledgePoint: 'work.care.signals',
      otherKnowledgePoints: [],
      levels: ['l4'],
      status: 'ready',
      reserved: false,
      enemyGroups: [],
      difficulty: 'easy',
      asOf: '2010',
      source: { document: 'S1', ref: '课件', kind: 'seed' },
      answerStatus: 'team',
      rationale: '因为。',
      author: '一遍',
      reviewedBy: '二遍',
      ...facts,
    },
  },
})

export const aLoadedModule = (
  more: Partial<LoadedModule> = {},
  front: Partial<ModuleFrontmatter> = {},
): LoadedModule => ({
  file: 'content/levels/l4/l4-08-signals/module.mdx',
  source: '',
  frontmatter: {
    id: 'l4-08-signals',
    level: 'l4',
    order: 8,
    title: '发现服务营销机会',
    titleEn: 'Signals',
    classHours: 30,
    objectives: ['看见信号'],
    objectivesEn: ['See'],
    summary: '小结。',
    summaryEn: 'Summary.',
    knowledgePoints: ['work.care.signals'],
    prerequisites: [],
    scenarios: [],
    drill: false,
    sources: [{ document: 'S1', ref: '课件', asOf: '2010', kind: 'seed' }],
    ...front,
  },
  outline: {
    sections: [
      { id: 'start', title: '开头' },
      { id: 'summary', title: '小结' },
    ],
    parts: ['sorting:归类', 'checkpoint:一', 'checkpoint:二'],
    length: 2_000,
    terms: [],
    links: [],
    components: ['Section', 'Sorting', 'Checkpoint', 'Checkpoint'],
    uses: [],
    checkpoints: ['一', '二'],
    unmarked: [],
  },
  ...more,
})

const KIND_OF_STEMS = [
  '客户过生日，先做什么？',
  '客户第一次拿到积分，怎么告诉他？',
  '割接前一天，要不要通知客户？',
]

/** Small content that no rule objects to. */
export function aContent(more: Partial<Content> = {}): Content {
  return {
    knowledge: {
      file: 'content/knowledge.yaml',
      tree: {
        leaves: [
          ...[
            'basic.telecom',
            'basic.etiquette',
            'pro.core',
            'pro.business',
            'pro.service-marketing',
            'law',
            'work.churn-retention',
            'work.value-uplift',
            'work.complaint',
          ].map((id) => ({ id, name: id, points: [] })),
          {
            id: 'work.care',
            name: '客户关怀',
            points: [{ id: 'work.care.signals', name: '信号', level: 'l4', module: 'l4-08-signals' }],
          },
        ],
      },
    },
    glossary: { file: 'content/glossary.yaml', entries: [] },
    certification: { file: 'content/certification.yaml', rules: someRules() },
    blueprints: [{ file: 'content/blueprints/l4.yaml', blueprint: aBlueprint() }],
    modules: [aLoadedModule()],
    items: KIND_OF_STEMS.map((stem, i) => aLoadedItem(`l4-08-00${i + 1}`, { ...SINGLE, stem })),
    drafts: [],
    images: [],
    complaints: [],
    scenarios: [],
    acts: [],
    findings: [],
    ...more,
  }
}
