import type { Rubric } from '../item/rubric.ts'
import type { ItemBody, Response } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'
import { WHOLE } from './written.ts'

/** The names of an item's written parts (marking_task.part): empty for a plan, numbers from 0 in a case study. */
export function writtenParts(body: ItemBody): string[] {
  if (body.kind === 'plan') return [WHOLE]
  if (body.kind !== 'caseStudy') return []
  return body.parts.flatMap(({ kind }, at) => (kind === 'written' ? [String(at)] : []))
}

/** The question people mark; undefined when the item has no such part. */
export function writtenPart(body: ItemBody, part: string) {
  if (body.kind === 'plan') return part === WHOLE ? body : undefined
  const found = body.kind === 'caseStudy' ? body.parts[Number(part)] : undefined
  return found?.kind === 'written' ? found : undefined
}

export const rubricOf = (body: ItemBody, part: string): Rubric | undefined => writtenPart(body, part)?.rubric

/** What was written there; empty when nothing was. */
export function textIn(response: Response | null, part: string): string {
  if (response?.kind === 'plan') return part === WHOLE ? response.text : ''
  const answer = response?.kind === 'caseStudy' ? response.parts[Number(part)] : null
  return answer?.kind === 'written' ? answer.text : ''
}

/** The written answers of an item that people have to read: those with something in them. */
export const openAnswers = (body: ItemBody, response: Response | null): { part: string; outOf: Points }[] =>
  writtenParts(body).flatMap((part) => {
    const asked = writtenPart(body, part)
    return asked && textIn(response, part).trim() !== '' ? [{ part, outOf: asked.points }] : []
  })
