import type { ItemBody, Response } from '#app/domain/item/schema.ts'

/** An answer that earns full points. */
export function rightAnswer(body: ItemBody): Response {
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
    case 'classification':
      return { kind: 'classification', class: body.key.class, primaryMotive: body.key.primaryMotive }
  }
}
