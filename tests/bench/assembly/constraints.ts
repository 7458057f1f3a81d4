import {
  type OuterItem,
  readConstraints,
  type TableRow,
  verifyOuterForm,
} from '#app/domain/assembly/constraint-table/constraints.ts'
import { seededRng, shuffled, widenSeed } from '#app/domain/shared/rng.ts'
import { constraintForms } from '#app/lib/solver/constraint-forms.server.ts'
import type { Solver } from '#app/lib/solver/highs.server.ts'
import { atLeast, atMost, type Bar, timed } from '../bar.ts'

const ITEMS = 1_000
const FORMS = 100
const LENGTH = 30
const TOPICS = ['A', 'B', 'C', 'D', 'E', 'F']
const COLUMNS = ['ID', 'TOPIC', 'LEVEL', 'DOK', 'FORMAT', 'POINTS', 'KEY', 'PASSAGE', 'STATUS', 'AUTHOR']

/** A bank of somebody else: ten columns, some empty cells. */
function outerBank(): OuterItem[] {
  const rng = seededRng(widenSeed(36), 'practice')
  return Array.from({ length: ITEMS }, (_, n) => {
    const id = `q${String(n + 1).padStart(4, '0')}`
    const format = rng.int(10) < 7 ? 'MC' : rng.int(3) < 2 ? 'SA' : 'CR'
    return {
      id,
      attributes: {
        ID: id,
        TOPIC: TOPICS[rng.int(TOPICS.length)] ?? 'A',
        LEVEL: 3 + rng.int(3),
        DOK: 1 + rng.int(3),
        FORMAT: format,
        POINTS: format === 'CR' ? 2 : 1,
        KEY: format === 'MC' ? ('ABCD'[rng.int(4)] ?? 'A') : null,
        PASSAGE: rng.int(8) === 0 ? 1 + rng.int(12) : null,
        STATUS: rng.int(20) === 0 ? 'hold' : 'ok',
        AUTHOR: `w${rng.int(9)}`,
      },
    }
  })
}

/** 36 rows: length, topics, levels, depth, formats, key balance, sources, enemies, one include, two excludes. */
function rows(): TableRow[] {
  const list: [string, string, string, string][] = [
    ['Number', '', `${LENGTH}`, `${LENGTH}`],
    ...TOPICS.map((topic): [string, string, string, string] => ['Number', `TOPIC == "${topic}"`, '4', '6']),
    ...[3, 4, 5].map((level): [string, string, string, string] => ['Number', `LEVEL == ${level}`, '8', '12']),
    ...[1, 2, 3].map((dok): [string, string, string, string] => ['Number', `DOK == ${dok}`, '7', '13']),
    ['Number', 'FORMAT == "MC"', '20', '22'],
    ['Number', 'FORMAT == "SA"', '4', '7'],
    ['Number', 'FORMAT == "CR"', '2', '4'],
    ...['A', 'B', 'C', 'D'].map((key): [string, string, string, string] => [
      'Number',
      `KEY == "${key}"`,
      '3',
      '7',
    ]),
    ['Number', 'LEVEL == 5 & DOK == 3', '2', '4'],
    ['Number', 'LEVEL == 3 & DOK >= 2', '3', ''],
    ['Number', 'TOPIC %in% c("A", "B") & FORMAT == "CR"', '1', '2'],
    ['Number', 'TOPIC == "C" & DOK == 1', '1', '3'],
    ['Number', '!is.na(PASSAGE)', '', '5'],
    ...['w0', 'w1', 'w2', 'w3', 'w4'].map((author): [string, string, string, string] => [
      'Number',
      `AUTHOR == "${author}"`,
      '1',
      '6',
    ]),
    ['Enemy', 'PASSAGE == 1', '', ''],
    ['Enemy', 'PASSAGE == 2', '', ''],
    ['Enemy', 'ID %in% c("q0010", "q0020", "q0030")', '', ''],
    ['Include', 'ID == "q0100"', '', ''],
    ['Exclude', 'STATUS == "hold" & ID != "q0100"', '', ''],
    ['Exclude', 'ID == "q0500"', '', ''],
  ]
  return list.map(([TYPE, CONDITION, LB, UB], n) => ({
    line: n + 2,
    cells: { CONSTRAINT_ID: `C${n + 1}`, TYPE, WHAT: 'Item', CONDITION, LB, UB, ONOFF: '' },
  }))
}

/** A table of about 36 rows over 1,000 items: a hundred forms, every row kept. */
export async function constraintBars(solver: Solver): Promise<Bar[]> {
  const items = outerBank()
  const read = readConstraints(rows(), items, COLUMNS)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  const { value: drawn, ms } = await timed(() =>
    constraintForms(solver, { items, constraints: read.value, seed: widenSeed(36), forms: FORMS }),
  )
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal))
  const kept = drawn.value.filter(({ items: form }) => verifyOuterForm(form, read.value).ok).length
  const forced = new Set(
    read.value.flatMap(({ type, meets }) =>
      type === 'Include' ? items.filter(({ attributes }) => meets(attributes)).map(({ id }) => id) : [],
    ),
  )
  const uses = new Map<string, number>()
  for (const { items: form } of drawn.value)
    for (const { id } of form) if (!forced.has(id)) uses.set(id, (uses.get(id) ?? 0) + 1)
  const naive = Array.from({ length: FORMS }, (_, n) =>
    shuffled(items, seededRng(widenSeed(n), 'practice')).slice(0, LENGTH),
  ).filter((form) => verifyOuterForm(form, read.value).ok).length
  return [
    atLeast(
      'rows',
      `${read.value.length} rows over ${ITEMS} items: forms of ${FORMS} that keep every row; naive: random`,
      kept,
      FORMS,
      'forms',
      naive,
    ),
    atMost('rows.time', 'mean time a form', ms / FORMS, 1_000, 'ms'),
    atMost(
      'rows.exposure',
      'busiest item that no row forces',
      (100 * Math.max(...uses.values())) / FORMS,
      15,
      '% of forms',
    ),
  ]
}
