import type { CasePart, ItemBody, PartResponse, Response } from '#app/domain/item/schema.ts'

/** An answer that earns full points, as far as a machine gives them: written ones hold some text. */
export function rightAnswer(body: ItemBody): Response {
  if (body.kind === 'caseStudy')
    return { kind: 'caseStudy', parts: body.parts.map((part) => rightPart(part)) }
  if (body.kind === 'plan') return { kind: 'plan', text: '先弄清原因，再给两个方案，约定回访时间。' }
  return body.kind === 'classification'
    ? { kind: 'classification', class: body.key.class, primaryMotive: body.key.primaryMotive }
    : rightPart(body)
}

type Objective = Exclude<ItemBody, { kind: 'caseStudy' | 'plan' | 'classification' }>

function rightPart(body: CasePart): PartResponse
function rightPart(body: Objective): Exclude<PartResponse, { kind: 'written' }>
function rightPart(body: CasePart | Objective): PartResponse {
  switch (body.kind) {
    case 'single':
      return { kind: 'single', chosen: body.key }
    case 'multiple':
      return { kind: 'multiple', chosen: body.key }
    case 'trueFalse':
      return { kind: 'trueFalse', chosen: body.key }
    case 'fillIn':
      return {
        kind: 'fillIn',
        blanks: body.blanks.map((blank) => {
          if (blank.kind === 'text') return blank.accepted[0] ?? ''
          if (blank.kind === 'number') return `${blank.value}${blank.unit ?? ''}`
          return blank.elements.map(([first]) => first ?? '').join('、')
        }),
      }
    case 'written':
      return { kind: 'written', text: '您说的这件事我记下了，今天下班前给您回话。' }
  }
}
