import type { CasePart, ItemBody } from '../../../domain/item/schema.ts'
import { questionsIn } from '../../../domain/item/wording.ts'
import type { Content } from '../types.ts'

/** Every question of these items, the parts of case studies each by itself, with what a finding calls it. */
export const questionsOf = (
  items: Content['items'],
): { file: string; id: string; where: string; body: ItemBody | CasePart }[] =>
  items.flatMap(({ file, item: { id, body } }) =>
    questionsIn(body).map((question) => ({ file, id, where: `${id}${question.path}`, body: question.body })),
  )
