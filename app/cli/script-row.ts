import * as z from 'zod'
import { checkedAct, parseAct, type WrittenAct } from '../domain/role-play/notation.ts'
import { TurnFlag } from '../domain/role-play/turn.ts'
import { ok, type Result, refuse } from '../domain/shared/result.ts'

/**
 * One row of a written talk: words to be recognised; a lookup; a choice by its number among those on offer, or by its
 * words; the end; or acts and flags as given, which skips recognition.
 */
export type ScriptRow =
  | Readonly<{ kind: 'say'; say: string }>
  | Readonly<{ kind: 'lookup'; id: string }>
  | Readonly<{ kind: 'choice'; id: string }>
  | Readonly<{ kind: 'end' }>
  | Readonly<{ kind: 'acts'; say: string; acts: readonly WrittenAct[]; flags: readonly TurnFlag[] }>

const ActsRow = z.strictObject({
  say: z.string().default(''),
  acts: z.array(z.string()).default([]),
  flags: z.array(TurnFlag).default([]),
})

const COMMAND = /^\/(lookup|choice|end)(?:\s+(.+))?$/

/** Reads a row that is not empty. Refuses `bad-row`; `why` says in Chinese what is wrong with it and what to write. */
export function readScriptRow(row: string): Result<ScriptRow, { code: 'bad-row'; why: string }> {
  const bad = (why: string) => refuse({ code: 'bad-row', why } as const)
  if (row.startsWith('{')) return readActs(row)
  if (!row.startsWith('/')) return ok({ kind: 'say', say: row })
  const [, kind, id] = COMMAND.exec(row) ?? []
  if (kind === 'end' && id === undefined) return ok({ kind })
  if ((kind === 'lookup' || kind === 'choice') && id !== undefined) return ok({ kind, id })
  return bad('以 / 开头的行只能是 /lookup 查询编号、/choice 选项号，或 /end')
}

function readActs(row: string): Result<ScriptRow, { code: 'bad-row'; why: string }> {
  const bad = (why: string) => refuse({ code: 'bad-row', why } as const)
  const json = z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue('不是完整的 JSON')
        return z.NEVER
      }
    })
    .pipe(ActsRow)
    .safeParse(row)
  if (!json.success)
    return bad(
      `${json.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' ')).join('；')}；照 {"acts":["ask-open"],"flags":[]} 写`,
    )
  const { say, acts, flags } = json.data
  const wrong = acts.find((act) => !parseAct(act).ok)
  if (wrong !== undefined)
    return bad(`没有行为 ${wrong}；照 act@target:detail+detail 写，如 empathise@ignored`)
  return ok({ kind: 'acts', say, acts: acts.map(checkedAct), flags })
}
