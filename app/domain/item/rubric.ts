import * as z from 'zod'
import { Points } from '../shared/points.ts'

const Anchor = z.string().trim().min(1).max(600)

/** One thing a marker looks at: levels from nothing upwards, each with the words that say when it is reached. */
export const Criterion = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '评分标准的编号写成 first-words 的样子'),
    name: z.string().trim().min(1).max(60),
    levels: z
      .array(z.strictObject({ points: Points, anchor: Anchor }))
      .min(2)
      .max(9),
  })
  .superRefine(({ levels }, ctx) => {
    if (levels[0]?.points !== 0)
      ctx.addIssue({ code: 'custom', path: ['levels', 0, 'points'], message: '最低一档应是 0 分' })
    levels.forEach(({ points }, at) => {
      if (at > 0 && points <= (levels[at - 1]?.points ?? 0))
        ctx.addIssue({
          code: 'custom',
          path: ['levels', at, 'points'],
          message: '各档分值要从低到高，不能相同',
        })
    })
  })
export type Criterion = z.infer<typeof Criterion>

export const Rubric = z
  .array(Criterion)
  .min(1)
  .max(8)
  .refine((rubric) => new Set(rubric.map(({ id }) => id)).size === rubric.length, {
    message: '评分标准的编号有重复；请改成各不相同',
  })
export type Rubric = z.infer<typeof Rubric>

/** How long an answer should be, in `countWords`. It advises: what is longer or shorter is kept, and the marker sees it. */
export const WordRange = z
  .strictObject({ min: z.int().min(1), max: z.int().max(3_000) })
  .refine(({ min, max }) => min < max, { message: '字数下限要小于上限' })
export type WordRange = z.infer<typeof WordRange>
