import type { CasePart, ItemBody } from './schema.ts'

/** Everything an item asks with, in one text: stem and options, and of a case study material and parts too. */
export function wordingOf(body: ItemBody | CasePart): string {
  const options = 'options' in body ? body.options.map(({ id, text }) => `${id.toUpperCase()} ${text}`) : []
  if (body.kind === 'plan') return `${body.stem}\n${body.material}`
  if (body.kind !== 'caseStudy') return [body.stem, ...options].join('\n')
  return [body.stem, body.material, ...body.parts.map((part, at) => `${at + 1}. ${wordingOf(part)}`)].join(
    '\n',
  )
}

/** What a rule about questions looks at: the item itself, or each part of a case study, by where it stands. */
export const questionsIn = (body: ItemBody): { path: string; body: ItemBody | CasePart }[] =>
  body.kind === 'caseStudy'
    ? body.parts.map((part, at) => ({ path: ` parts.${at}`, body: part }))
    : [{ path: '', body }]
