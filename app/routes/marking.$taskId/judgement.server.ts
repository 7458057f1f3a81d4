import * as z from 'zod'
import { Noting } from '../../use-cases/marking/save-draft.server.ts'

/** What the desk sends: a draft, the marks, or the wish to put the answer back. */
export const Judgement = z.discriminatedUnion('intent', [
  Noting.extend({ intent: z.literal('save') }),
  Noting.extend({ intent: z.literal('give') }),
  z.strictObject({ intent: z.literal('free') }),
])
