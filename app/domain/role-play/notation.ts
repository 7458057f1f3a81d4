import { ok, type Result, refuse } from '../shared/result.ts'
import { isAct, isTag } from './acts.ts'
import type { GroundedAct } from './turn.ts'

/** An act as tests, logs and scenario files write it: `act@target:detail+detail`. */
export type WrittenAct = Pick<GroundedAct, 'act' | 'target' | 'details' | 'tags'>

const NOTATION = /^([a-z-]+)(?:@([A-Za-z0-9-]+))?(?::([A-Za-z0-9.+-]+))?$/

/**
 * Reads `act@target:detail+detail`; a detail that is a tag becomes one.
 * Refuses `not-an-act-notation` and `no-such-act`.
 */
export function parseAct(
  text: string,
): Result<
  WrittenAct,
  { code: 'not-an-act-notation'; text: string } | { code: 'no-such-act'; text: string; act: string }
> {
  const [, act = '', target, details = ''] = NOTATION.exec(text.trim()) ?? []
  if (act === '') return refuse({ code: 'not-an-act-notation', text })
  if (!isAct(act)) return refuse({ code: 'no-such-act', text, act })
  const marks = details.split('+').filter((mark) => mark !== '')
  return ok({
    act,
    ...(target === undefined ? {} : { target }),
    details: marks.filter((mark) => !isTag(mark)),
    tags: marks.filter(isTag),
  })
}

/** An act that a test, a file or a chosen line carries; it spans the whole line. */
export const groundedAs = (
  written: WrittenAct,
  source: GroundedAct['source'],
  length: number,
): GroundedAct => ({ ...written, span: { start: 0, end: length }, source })

/** @throws RangeError on a notation the schema would have refused: only for acts that were checked before */
export function checkedAct(text: string): WrittenAct {
  const parsed = parseAct(text)
  if (!parsed.ok) throw new RangeError(`not an act: ${text}`)
  return parsed.value
}
