import { type ItemBody, Response } from '../../domain/item/schema.ts'

/** The answer a trainer typed into the try-out; null when it is none the item's kind can have, which counts as blank. */
export function answerIn(form: FormData, body: ItemBody): Response | null {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const fields = () => {
    switch (body.kind) {
      case 'single':
        return { chosen: text('chosen') }
      case 'multiple':
        return { chosen: form.getAll('chosen') }
      case 'trueFalse':
        return { chosen: text('chosen') === undefined ? undefined : text('chosen') === 'true' }
      case 'fillIn':
        return { blanks: body.blanks.map((_, at) => text(`blank-${at}`) ?? '') }
      case 'classification':
        return { class: text('class'), primaryMotive: text('motive') }
    }
  }
  const parsed = Response.safeParse({ kind: body.kind, ...fields() })
  return parsed.success ? parsed.data : null
}
