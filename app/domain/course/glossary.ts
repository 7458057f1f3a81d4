import * as z from 'zod'

/** One term of `content/glossary.yaml`. */
export const GlossaryEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  definition: z.string().min(1),
  source: z.string().min(1),
})
export type GlossaryEntry = z.infer<typeof GlossaryEntry>
