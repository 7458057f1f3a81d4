import { keyView } from './review.ts'
import type { ItemBody } from './schema.ts'
import { wordingOf } from './wording.ts'

/** One wording of an item as it stands beside another. */
export const sideOf = ({ n, body, rationale }: { n: number; body: ItemBody; rationale: string }) => ({
  n,
  stem: body.kind === 'caseStudy' || body.kind === 'plan' ? wordingOf(body) : body.stem,
  images: body.images ?? [],
  options: 'options' in body ? body.options.map(({ id, text }) => ({ id, text })) : [],
  key: keyView(body),
  rationale,
})
export type Side = ReturnType<typeof sideOf>
