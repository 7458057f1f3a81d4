import * as z from 'zod'
import { readyBank } from '../../db/reads/bank.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { assembleForms } from '../../domain/assembly/assemble.ts'
import { toBankEntry } from '../../domain/assembly/bank-entry.ts'
import { prepareBank } from '../../domain/assembly/prepare.ts'
import type { BankEntry, CellTable } from '../../domain/assembly/types.ts'
import { leavesOf } from '../../domain/blueprint/schema.ts'
import { Level } from '../../domain/shared/level.ts'
import { widenSeed } from '../../domain/shared/rng.ts'
import { openSolver, type Solver } from '../../lib/solver/highs.server.ts'
import { planPool } from '../../lib/solver/pool.server.ts'
import { capacityOf, type Planned, shortagesOf, tablePool } from '../../lib/solver/tables.server.ts'
import { BadInput, command } from '../command.ts'
import { needsContent } from '../needs.ts'
import { assembleOuter } from './exam-assemble-outer.ts'

/** Tables solved for one run: enough to choose from, without the wait for a whole pool. */
const TABLES = 60

/** Tables for forms that share few items: of which as many fit the bank side by side as can, up to all. */
async function sharedTables(
  solver: Solver,
  planned: Planned,
  seed: string,
  forms: number,
): Promise<CellTable[]> {
  const capacity = await capacityOf(solver, planned)
  return capacity < 2 ? [] : tablePool(solver, planned, { seed, forms: Math.min(forms, capacity), count: 12 })
}

export const examAssemble = command(
  'exam assemble',
  '--level l4 --seed 7 [--forms F] [--max-overlap K]  按比重表组卷；组不出时说明缺什么。' +
    '外部题库：--items FILE.csv --constraints FILE.csv [--objective FILE.csv] [--seed N]',
  z.strictObject({
    level: Level.optional(),
    items: z.string().optional(),
    constraints: z.string().optional(),
    objective: z.string().optional(),
    seed: z.string().regex(/^\d+$/, '一个十进制整数').transform(BigInt).optional(),
    forms: z.coerce.number().int().min(1).max(200).default(1),
    maxOverlap: z.coerce.number().int().min(0).optional(),
  }),
  async ({ level, seed, forms, maxOverlap, items, constraints, objective }, around) => {
    if (items !== undefined || constraints !== undefined) {
      if (items === undefined || constraints === undefined)
        throw new BadInput('外部题库要同时给 --items 和 --constraints 两个 CSV 文件')
      if (level !== undefined)
        throw new BadInput('--level 是用本站题库组卷，不能和 --items、--constraints 一起给')
      return assembleOuter({ items, constraints, objective, seed: seed ?? 1n, forms, maxOverlap })
    }
    if (level === undefined || seed === undefined)
      throw new BadInput('请给出 --level 和 --seed（一个十进制整数），或 --items 和 --constraints')
    const { db } = await around.world()
    await needsContent(db)
    const version = await findBlueprint(db, level)
    if (!version)
      throw new BadInput(`${level} 还没有发布的比重表；请先写 content/blueprints/${level}.yaml 并发布`)
    const { blueprint, n: blueprintVersion } = version
    const leafIds = leavesOf(blueprint).map(({ id }) => id)
    const bank = (await readyBank(db, level))
      .map((item) => toBankEntry(item, leafIds))
      .filter((entry): entry is BankEntry => entry !== undefined)
    const solver = openSolver()
    try {
      const root = widenSeed(seed)
      const planned = { blueprint, bank }
      const { tables, weights } = await planPool(solver, planned, { seed: root, count: TABLES })
      // Few forms in common ask for tables of which all can have their share.
      const shared = maxOverlap === undefined ? [] : await sharedTables(solver, planned, root, forms)
      const head = { level, seed: Number(seed), blueprintVersion }
      const drawn = assembleForms({
        bank: prepareBank(blueprint, bank),
        tables: [...tables, ...shared],
        weights: [...weights, ...shared.map(() => 0)],
        seed: root,
        forms,
        ...(maxOverlap !== undefined && { maxOverlap }),
      })
      if (drawn.ok) {
        const made = drawn.value.map((form) => ({
          seed: form.seed,
          items: form.items.map(({ id, version: v, kind, points, knowledgePoint, leaf }) => ({
            id,
            version: v,
            type: kind,
            points,
            knowledgePoint,
            leaf,
          })),
          verification: form.verification,
        }))
        const lines = made.map(
          ({ items, verification }, i) =>
            `第 ${i + 1} 套：${items.length} 题，复核${verification.ok ? '通过' : '不通过'}`,
        )
        return { exit: 0, output: { ...head, forms: made, shortages: [] }, lines }
      }
      const { shortages, conflict } = await shortagesOf(solver, planned)
      const capacity = await capacityOf(solver, planned)
      const possible = 'nth' in drawn.refusal ? drawn.refusal.nth - 1 : 0
      return {
        exit: 1,
        output: { ...head, forms: [], shortages, conflict, capacity, possible, refusal: drawn.refusal },
        lines: [
          ...shortages.map(
            ({ leaf, type, need, have, relaxations }) =>
              `缺题：${leaf} × ${type}，要 ${need}，有 ${have}；${relaxations.join('；')}`,
          ),
          ...(conflict.length > 0 ? [`按现在的题库，做不到：${conflict.join('、')}`] : []),
          maxOverlap === undefined || possible === 0
            ? `组不出 ${forms} 套：题库够 ${capacity} 套互不重题的卷`
            : `组不出 ${forms} 套：按重题上限 ${maxOverlap} 依次只组出 ${possible} 套；题库够 ${capacity} 套互不重题的卷`,
        ],
      }
    } finally {
      await solver.close()
    }
  },
)
