import type { ComplaintCase } from '../complaint/schema.ts'
import { ok, type Result, refuse } from '../shared/result.ts'

type Entry = Readonly<Record<string, unknown>>
export type CaseFault = Readonly<{ code: 'case'; message: string }>

/**
 * An entry of an `items.yaml` that names a case of the complaint drill: its sentence and key are taken from the case,
 * so that the drill and the exam never say two things of one sentence. What the entry says itself has to agree.
 * An entry without `case` is handed back as it is. Refuses `case` with words for the author.
 */
export function filledFromCase(
  entry: Entry,
  cases: ReadonlyMap<string, ComplaintCase>,
): Result<Entry, CaseFault> {
  if (entry.case === undefined) return ok(entry)
  const fault = (message: string) => refuse({ code: 'case', message } as const)
  const found = cases.get(String(entry.case))
  if (entry.kind !== 'classification') return fault('只有类型判断题（classification）可以用 case 引用练习句')
  if (!found) return fault(`练习句 ${entry.case} 不存在；请核对 content/complaints 里的编号`)
  if (found.status !== 'ready')
    return fault(`练习句 ${found.id} 还没有定稿（${found.status}）；考试只用定稿的句子，请先完成两人标注`)
  if (found.accept.length > 0)
    return fault(`练习句 ${found.id} 还认可 ${found.accept.join('、')}；考题只能有一个答案，请换一句`)
  if (entry.reserved === true && found.twin)
    return fault(`练习句 ${found.id} 有对照句 ${found.twin} 在练习里，保留题会露底；请换一句没有对照句的`)
  const { text: stem, primaryMotive, secondaryMotive } = found
  const key = { class: found.class, primaryMotive, ...(found.class === 'mixed' && { secondaryMotive }) }
  if (entry.stem !== undefined && entry.stem !== stem)
    return fault(`题干与练习句 ${found.id} 的原句不同；请删去 stem，或者不用 case`)
  if (entry.key !== undefined && !isSameKey(entry.key, key))
    return fault(`答案与练习句 ${found.id} 的不同；请删去 key，或者不用 case`)
  return ok({ ...entry, stem, key })
}

function isSameKey(given: unknown, key: Entry): boolean {
  if (typeof given !== 'object' || given === null) return false
  const said = given as Entry // an object read from YAML
  return ['class', 'primaryMotive', 'secondaryMotive'].every((name) => said[name] === key[name])
}
