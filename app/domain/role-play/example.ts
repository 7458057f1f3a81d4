import * as z from 'zod'
import { normalise } from './normalise.ts'

/** A training line of `content/acts/<act>.yaml`. `author` is a voice: one person's way of speaking. */
export const ActExample = z.strictObject({
  text: z.string().trim().min(2, '至少两个字').max(80, '最多八十个字：一个分句或一句短话'),
  author: z.string().regex(/^[a-z][a-z0-9-]*$/, '用小写英文写一种口吻，如 v-veteran'),
  tags: z.array(z.string().trim().min(1)).default([]),
})
export type ActExample = z.infer<typeof ActExample>

/** What an act needs before the recogniser can be trusted with it (role-play.md §3). */
export const EXAMPLES_AT_LEAST = 80
export const VOICES_AT_LEAST = 4
export const SHARE_OF_A_VOICE_AT_MOST = 40

/** Two lines of the same words are one line, whatever their marks. */
export const sameWords = (text: string): string => normalise(text).text.replace(/[\s\p{P}]+/gu, '')
