import { expect, test } from 'vitest'
import { type CountedItem, coverageOf, openGaps, TAUGHT_IN } from './coverage.ts'

const tree = {
  leaves: [
    {
      id: 'pro.business',
      name: '重点业务知识',
      points: [
        { id: 'pro.business.sla-grades', name: 'SLA 等级', level: 'l2' as const, module: 'l2-07-sla' },
        { id: 'pro.business.repair-time', name: '修复时限', level: 'l2' as const, module: 'l2-07-sla' },
      ],
    },
  ],
}
const sla = {
  id: 'l2-07-sla',
  title: '政企电路 SLA',
  titleEn: 'SLA',
  knowledgePoints: ['pro.business.sla-grades'],
  sources: [{ document: 'S15', ref: '题库', asOf: '2012', kind: 'seed' as const }],
}
const anItem = (more: Partial<CountedItem> = {}): CountedItem => ({
  knowledgePoint: 'pro.business.sla-grades',
  kind: 'single',
  status: 'ready',
  reserved: false,
  document: 'S15',
  ...more,
})
const s15 = (...args: Parameters<typeof coverageOf>) => coverageOf(...args).find(({ id }) => id === 'S15')

test('all seventeen documents and the law are followed into 32 modules', () => {
  const modules = new Set(Object.values(TAUGHT_IN).flat())
  expect(Object.keys(TAUGHT_IN)).toEqual([...Array.from({ length: 17 }, (_, at) => `S${at + 1}`), 'law'])
  expect(modules.size).toBe(32)
})

test('a point with three ready items, one of them reserved, has no gap', () => {
  const items = [anItem(), anItem({ kind: 'multiple', document: 'law' }), anItem({ reserved: true })]
  expect(s15([sla], tree, [...items, anItem({ status: 'retired' })])).toEqual({
    id: 'S15',
    items: 2,
    gaps: 0,
    modules: [
      {
        id: 'l2-07-sla',
        title: '政企电路 SLA',
        titleEn: 'SLA',
        state: 'taught',
        points: [
          {
            id: 'pro.business.sla-grades',
            name: 'SLA 等级',
            byStatus: { ready: 3 },
            byKind: { single: 2, multiple: 1 },
            reserved: 1,
            fromDocument: 2,
            gaps: [],
          },
        ],
      },
    ],
  })
})

test('items that wait for review do not fill the gap', () => {
  const found = s15([sla], tree, [anItem(), anItem({ status: 'review', reserved: true }), anItem()])
  expect(found?.modules[0]?.points[0]?.gaps).toEqual(['few-ready', 'none-reserved'])
  expect(found?.gaps).toBe(1)
})

test('a module not yet written shows the points planned for it, one that does not name the source is told apart', () => {
  const missing = s15([], tree, [])
  expect(missing?.modules[0]).toMatchObject({ state: 'missing', title: null })
  expect(missing?.modules[0]?.points.map(({ name }) => name)).toEqual(['SLA 等级', '修复时限'])
  expect(missing?.gaps).toBe(4)
  expect(s15([{ ...sla, sources: [] }], tree, [])?.modules[0]?.state).toBe('unnamed')
})

test('a module beyond the plan that names the document is shown too', () => {
  expect(s15([sla, { ...sla, id: 'l1-03-hotline-ops' }], tree, [])?.modules.map(({ id }) => id)).toEqual([
    'l2-07-sla',
    'l1-03-hotline-ops',
  ])
})

test('in the whole course a point counts once, from however many documents it is taught', () => {
  const both = {
    ...sla,
    sources: ['S15', 'S16'].map((document) => ({ ...sla.sources[0], document })),
  } as typeof sla
  const documents = coverageOf([both], tree, [anItem()]).filter(({ id }) => id === 'S15' || id === 'S16')
  expect(documents.map(({ gaps }) => gaps)).toEqual([1, 6])
  // the point, the four modules S16 is also planned for, and S16 itself that no item rests on
  expect(openGaps(documents)).toBe(6)
})
