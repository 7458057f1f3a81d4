import type { Rubric } from '../../../../domain/item/rubric.ts'
import { countWords } from '../../../../domain/item/words.ts'
import type { Rule } from '../rule.ts'

const NUMERALS = '零一二三四五六七八九十'
/** “回答下面四问”: how many questions a stem announces; undefined when it names no number. */
function announced(stem: string): number | undefined {
  const said = /([一二三四五六七八九十]|\d+)\s*(?:个)?(?:小)?[问题]/.exec(stem)?.[1]
  if (said === undefined) return undefined
  return /\d/.test(said) ? Number(said) : NUMERALS.indexOf(said)
}

const repeatedAnchors = (rubric: Rubric): string[] =>
  rubric.flatMap(({ name, levels }) =>
    new Set(levels.map(({ anchor }) => anchor)).size < levels.length
      ? [`“${name}”有两档的说明一样，评卷人分不清；请写出差别`]
      : [],
  )

/** A case study asks as many questions as its stem says, and every level of a rubric says something of its own. */
export const writtenQuestionsHold: Rule = {
  name: 'written-questions-hold',
  severity: 'error',
  check: ({ items }) =>
    items.flatMap(({ file, item: { id, body } }) => {
      const remark = (path: string) => (message: string) => ({ file, path: `${id} ${path}`, message })
      if (body.kind === 'plan') return repeatedAnchors(body.rubric).map(remark('rubric'))
      if (body.kind !== 'caseStudy') return []
      const asks = announced(body.stem)
      return [
        ...(asks !== undefined && asks !== body.parts.length
          ? [remark('stem')(`题干说 ${asks} 问，parts 写了 ${body.parts.length} 问；请改成一致`)]
          : []),
        ...body.parts.flatMap((part, at) =>
          part.kind === 'written' ? repeatedAnchors(part.rubric).map(remark(`parts.${at} rubric`)) : [],
        ),
      ]
    }),
}

/** Sizes that candidates and markers can work with; docs/authoring.md says them. */
const SIZES = {
  material: { min: 120, max: 800 },
  parts: { min: 3, max: 5 },
  planCriteria: { min: 4, max: 6 },
  /** The least a plan asks for, and the most a written part does. */
  planWords: 200,
  partWords: 400,
} as const

/** Written questions are neither too small to show anything nor too large for the time of an exam. */
export const writtenQuestionsFit: Rule = {
  name: 'written-questions-fit',
  severity: 'warning',
  check: ({ items }) =>
    items.flatMap(({ file, item: { id, body } }) => {
      if (body.kind !== 'caseStudy' && body.kind !== 'plan') return []
      const length = countWords(body.material)
      const { material, parts, planCriteria, planWords, partWords } = SIZES
      const messages = [
        ...(length < material.min || length > material.max
          ? [`材料 ${length} 字；写 ${material.min}–${material.max} 字，考生读得完也读得出东西`]
          : []),
        ...(body.kind === 'caseStudy' && (body.parts.length < parts.min || body.parts.length > parts.max)
          ? [`${body.parts.length} 问；一道案例写 ${parts.min}–${parts.max} 问`]
          : []),
        ...(body.kind === 'plan' &&
        (body.rubric.length < planCriteria.min || body.rubric.length > planCriteria.max)
          ? [`${body.rubric.length} 条评分标准；一份方案写 ${planCriteria.min}–${planCriteria.max} 条`]
          : []),
        ...(body.kind === 'plan' && body.words.max < planWords
          ? [`字数上限 ${body.words.max}，写不下一份方案`]
          : []),
        ...(body.kind === 'caseStudy'
          ? body.parts.flatMap((part, at) =>
              part.kind === 'written' && part.words.max > partWords
                ? [`第 ${at + 1} 问字数上限 ${part.words.max}，案例里的书写题不超过 ${partWords} 字`]
                : [],
            )
          : []),
      ]
      return messages.map((message) => ({ file, path: `${id} ${body.kind}`, message }))
    }),
}
