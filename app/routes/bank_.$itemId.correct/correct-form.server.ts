import * as z from 'zod'
import { needsKey, REGRADE_POLICIES, type RegradePolicy } from '../../domain/item/key-change.ts'
import type { Rubric } from '../../domain/item/rubric.ts'
import { type Blank, type CasePart, ItemBody } from '../../domain/item/schema.ts'

export type CorrectForm = Readonly<{ policy: RegradePolicy; reason: string; body: ItemBody | null }>
/** Which field is off: of which part of a case study and which blank, both from 0 and null where there is none. */
export type Fault = Readonly<{
  field: 'policy' | 'reason' | 'key' | 'blank' | 'rubric'
  part: number | null
  blank: number | null
}>

const REASON_MAX = 500

/**
 * Reads the form that corrects a key: the standing body with the entered key in it.
 * @returns the fields that are off when it cannot be read
 */
export function readCorrectForm(
  form: FormData,
  standing: ItemBody,
): { ok: true; value: CorrectForm } | { ok: false; faults: Fault[] } {
  const policy = z.enum(REGRADE_POLICIES).safeParse(form.get('policy'))
  const reason = z
    .string()
    .trim()
    .min(1)
    .max(REASON_MAX)
    .safeParse(form.get('reason') ?? '')
  const wanted = policy.success && needsKey(policy.data)
  const body = wanted ? ItemBody.safeParse(withKey(standing, form, '')) : undefined
  if (policy.success && reason.success && body?.success !== false)
    return { ok: true, value: { policy: policy.data, reason: reason.data, body: body?.data ?? null } }
  const plain = (field: Fault['field']): Fault => ({ field, part: null, blank: null })
  return {
    ok: false,
    faults: [
      ...(policy.success ? [] : [plain('policy')]),
      ...(reason.success ? [] : [plain('reason')]),
      ...unique((body?.error?.issues ?? []).map(({ path }) => faultAt(path))),
    ],
  }
}

const unique = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
]

function faultAt(path: readonly PropertyKey[]): Fault {
  const after = (name: string) => {
    const next = path[path.indexOf(name) + 1]
    return path.includes(name) && typeof next === 'number' ? next : null
  }
  const [part, blank] = [after('parts'), after('blanks')]
  if (blank !== null) return { field: 'blank', part, blank }
  const ofRubric = path.includes('rubric') || path.includes('points')
  return { field: ofRubric ? 'rubric' : 'key', part, blank }
}

/** A body as the form has it; whether it is one is for the schema to say. */
function withKey(body: ItemBody | CasePart, form: FormData, prefix: string): unknown {
  const text = (name: string) => String(form.get(`${prefix}${name}`) ?? '').trim()
  switch (body.kind) {
    case 'single':
      return { ...body, key: text('key') }
    case 'multiple':
      return { ...body, key: form.getAll(`${prefix}key`).map(String) }
    case 'trueFalse':
      return { ...body, key: text('key') === '' ? undefined : text('key') === 'true' }
    case 'fillIn':
      return { ...body, blanks: body.blanks.map((blank, at) => withAnswer(blank, text(`blank-${at}`))) }
    case 'classification': {
      const [primaryMotive, secondary] = [text('primary'), text('secondary')]
      const key = { class: text('class'), primaryMotive }
      return { ...body, key: secondary === '' ? key : { ...key, secondaryMotive: secondary } }
    }
    case 'caseStudy':
      return { ...body, parts: body.parts.map((part, at) => withKey(part, form, `${prefix}part-${at}-`)) }
    case 'plan':
    case 'written':
      return { ...body, rubric: withPoints(body.rubric, text) }
  }
}

const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

function withAnswer(blank: Blank, text: string): unknown {
  switch (blank.kind) {
    case 'text':
      return { ...blank, accepted: lines(text) }
    case 'number':
      return { ...blank, value: text.normalize('NFKC') }
    case 'list':
      return { ...blank, elements: lines(text).map((line) => line.split(/\s+[/／]\s+/)) }
  }
}

const withPoints = (rubric: Rubric, text: (name: string) => string): unknown =>
  rubric.map((criterion, at) => ({
    ...criterion,
    levels: criterion.levels.map((level, of) => ({
      ...level,
      points: hundredths(text(`level-${at}-${of}`)),
    })),
  }))

/** Points typed with at most two decimals, in hundredths; undefined when they are none. */
function hundredths(text: string): number | undefined {
  const [, whole = '', fraction = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC')) ?? []
  return whole === '' ? undefined : Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}
