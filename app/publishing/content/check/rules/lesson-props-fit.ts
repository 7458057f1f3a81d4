import * as z from 'zod'
import type { Rule } from '../rule.ts'
import { LESSON_PROPS } from './lesson-props.ts'

const inChinese = z.locales.zhCN().localeError

/** Where in the attributes: `turns[2].choices`. */
const placed = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((at, step) => {
    if (typeof step === 'number') return `${at}[${step}]`
    return at === '' ? String(step) : `${at}.${String(step)}`
  }, '')

/** Every component got what it takes: a part that was written wrongly would fail in front of a learner. */
export const lessonPropsFit: Rule = {
  name: 'lesson-props-fit',
  severity: 'error',
  check: ({ modules }) =>
    modules.flatMap(({ file, outline }) =>
      (outline?.uses ?? []).flatMap(({ name, props }) => {
        const parsed = LESSON_PROPS[name]?.safeParse(props, { error: inChinese })
        if (!parsed || parsed.success) return []
        const heading = [props.title, props.ask, props.of, props.id].find((each) => typeof each === 'string')
        return parsed.error.issues.map((issue) => ({
          file,
          path: `<${name}${heading ? ` ${heading}` : ''}> ${placed(issue.path)}`.trim(),
          message: `${placed(issue.path) || name}：${saidOf(issue)}；写法见 docs/authoring.md §2，列表从 [0] 数`,
        }))
      }),
    ),
}

const saidOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? `没有 ${issue.keys.join('、')} 这个属性` : issue.message
