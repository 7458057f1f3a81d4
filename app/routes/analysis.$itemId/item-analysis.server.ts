import type { Db } from '../../db/engine/db.server.ts'
import { answersTo } from '../../db/reads/analysis.server.ts'
import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { allUnits } from '../../db/reads/people.server.ts'
import { keyChangesOf } from '../../db/reads/regrades.server.ts'
import type { ItemBody } from '../../domain/item/schema.ts'
import { classicalItems } from '../../domain/item-analysis/classical.ts'
import { DIF_LEAST } from '../../domain/item-analysis/dif.ts'
import { FLAG_LEAST, flagsOf } from '../../domain/item-analysis/flags.ts'
import {
  chosenIn,
  keyedOptions,
  type OptionFigures,
  optionFigures,
  type Pick,
} from '../../domain/item-analysis/options.ts'
import { analyseExam, difByUnit, matrixOf, versionsOf } from '../../domain/item-analysis/sat.ts'
import { scopeOf } from '../analysis._index/scope.server.ts'

/** Everything figures say of one item among the papers an address asks for. Undefined: the item has never been used. */
export async function itemAnalysis(db: Db, itemId: string, search: URLSearchParams) {
  const { sats, level } = await scopeOf(db, search)
  const last = sats.flatMap(({ items }) => items.filter(({ id }) => id === itemId)).at(-1)
  if (!last) return undefined
  const versions = await itemVersionsOf(db, [{ itemId, itemVersion: last.version }])
  const body = versions.get(versionName(itemId, last.version))?.body
  const matrix = matrixOf(sats)
  const column = matrix.items.findIndex(({ id }) => id === itemId)
  const classical = column < 0 ? undefined : classicalItems(matrix)[column]
  const curve = analyseExam(sats).items.find(({ id }) => id === itemId)
  const options = body ? await optionsOf(body, last.version) : []
  const units = new Map((await allUnits(db)).map(({ id, name }) => [id, name]))
  return {
    itemId,
    level,
    kind: last.kind,
    version: last.version,
    stem: body?.stem ?? '',
    // it has papers, so without figures it counts in none of them: a correction took it out
    figures: classical ? { ...classical, a: curve?.a ?? null, b: curve?.b ?? null } : null,
    flags: classical ? flagsOf(classical, options) : [],
    options: options.map((option) => ({ ...option, text: textOf(body, option.id) })),
    ...versionsOf(sats, itemId),
    dif: difByUnit(sats, itemId).map(({ unitId, dif }) => ({ unit: units.get(unitId) ?? unitId, ...dif })),
    corrections: (await keyChangesOf(db, itemId)).map(
      ({ id: changeId, itemVersion: n, policy, status, proposedAt: at }) => ({
        changeId,
        n,
        policy,
        status,
        at,
      }),
    ),
    least: { flags: FLAG_LEAST, dif: DIF_LEAST.figures },
  }

  /** Options of the version used last, over those who had that version. */
  async function optionsOf(of: ItemBody, version: number): Promise<readonly OptionFigures[]> {
    const keyed = keyedOptions(of)
    if (keyed.length === 0) return []
    const given = await answersTo(db, itemId)
    const picks = sats.flatMap((sat): Pick[] => {
      const item = sat.items.find(({ id }) => id === itemId)
      if (!item || item.version !== version) return []
      const rest = (sat.points - item.points) / Math.max(1, sat.fullMark - item.outOf)
      return [{ chosen: chosenIn(given.get(sat.attemptId) ?? null), rest }]
    })
    return optionFigures(keyed, picks)
  }
}

const textOf = (body: ItemBody | undefined, id: string): string | null =>
  body && 'options' in body ? (body.options.find((option) => option.id === id)?.text ?? null) : null
