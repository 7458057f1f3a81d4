import type { Item } from '../../domain/item/item.ts'
import type { ItemBody, Of } from '../../domain/item/schema.ts'
import { Level, levelsFrom } from '../../domain/shared/level.ts'

export const EXPORT_FORMATS = ['yaml', 'excel', 'gift', 'moodle-xml', 'qti'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Why an item cannot go along at all. */
const WHOLE = ['kind', 'list', 'separators', 'blanks'] as const
/** What of the question itself, or of how it is marked, stays behind. */
const ASKED = ['points', 'pinned', 'credit', 'anyOrder', 'number', 'images', 'imageFiles'] as const
/** What its author says of it that stays behind; the question is asked and marked as before. */
const SAID = ['difficulty', 'source', 'otherPoints', 'levels', 'enemies', 'reserved', 'samples'] as const
export type Loss = (typeof WHOLE)[number] | (typeof ASKED)[number] | (typeof SAID)[number]

/** What a format cannot carry of an item; `whole`: the item is not in the file at all. */
export type LeftOut = Readonly<{ id: string; whole: boolean; losses: readonly Loss[] }>

/** A question of a kind that other systems know too. */
export type Simple = Of<'single'> | Of<'multiple'> | Of<'trueFalse'> | Of<'fillIn'>

/** How many items of a format's file lose one thing, and the first of them. */
export type Tally = Readonly<{ loss: Loss; items: number; first: readonly string[] }>

/** Items named with each loss; the count is of all. */
const NAMED = 6

/** Each loss with its items, those that change the question first, then the more frequent ones. */
export function talliesOf(all: readonly LeftOut[]): Tally[] {
  const byLoss = new Map<Loss, string[]>()
  for (const { id, losses } of all)
    for (const loss of losses) {
      const ids = byLoss.get(loss)
      if (ids) ids.push(id)
      else byLoss.set(loss, [id])
    }
  const rank = (loss: Loss) => (changesTheQuestion(loss) ? 0 : 1)
  return [...byLoss]
    .map(([loss, ids]) => ({ loss, items: ids.length, first: ids.slice(0, NAMED) }))
    .sort((a, b) => rank(a.loss) - rank(b.loss) || b.items - a.items)
}

/** Whether a loss changes what is asked or how it is marked, or takes the whole item. */
export const changesTheQuestion = (loss: Loss): boolean => !SAID.some((said) => said === loss)

/**
 * What is lost of an item in a format; no losses: it comes back as it went.
 * @param kept names of the images whose files are at hand
 */
export function lossesIn(format: ExportFormat, item: Item, kept: ReadonlySet<string>): LeftOut {
  const { id, body, facts } = item
  const images = body.images ?? []
  if (format === 'yaml') return { id, whole: false, losses: images.length > 0 ? ['imageFiles'] : [] }
  const why = whyNot(format, body)
  if (why) return { id, whole: true, losses: [why] }
  if (!isSimple(body)) throw new Error(`${body.kind} goes into no format but ours`)
  const carries = format === 'qti' || format === 'moodle-xml'
  const losses: (Loss | false)[] = [
    ...lostOf(format, body),
    !(carries && images.every(({ file }) => kept.has(file))) && images.length > 0 && 'images',
    ...lostOfFacts(format, item.id, facts),
  ]
  return { id, whole: false, losses: losses.filter((loss) => loss !== false) }
}

export const isSimple = (body: ItemBody): body is Simple =>
  body.kind === 'single' || body.kind === 'multiple' || body.kind === 'trueFalse' || body.kind === 'fillIn'

function whyNot(format: ExportFormat, body: ItemBody): Loss | undefined {
  if (!isSimple(body)) return 'kind'
  if (body.kind !== 'fillIn') return undefined
  if (body.blanks.some(({ kind }) => kind === 'list')) return 'list'
  const answers = body.blanks.flatMap(acceptedIn)
  // a table takes these marks for the ends of answers
  if (format === 'excel' && answers.some((answer) => /[/;；\n]/.test(answer))) return 'separators'
  return (format === 'gift' || format === 'moodle-xml') && body.blanks.length > 1 ? 'blanks' : undefined
}

const USUAL_POINTS: Readonly<Record<string, number>> = { single: 100, multiple: 200, trueFalse: 100 }

function lostOf(format: ExportFormat, body: Simple): (Loss | false)[] {
  const usual = body.kind === 'fillIn' ? body.blanks.length * 100 : USUAL_POINTS[body.kind]
  return [
    body.points !== usual && 'points',
    // QTI has a word for it
    format !== 'qti' && 'options' in body && body.options.some(({ pinned }) => pinned) && 'pinned',
    body.kind === 'multiple' && body.creditPolicy !== 'allOrNothing' && 'credit',
    body.kind === 'fillIn' && body.anyOrder.length > 0 && 'anyOrder',
    body.kind === 'fillIn' &&
      body.blanks.some(
        (blank) =>
          blank.kind === 'number' &&
          (format === 'excel' || format === 'qti' || blank.unit !== undefined || blank.convert),
      ) &&
      'number',
  ]
}

function lostOfFacts(format: ExportFormat, id: string, facts: Item['facts']): (Loss | false)[] {
  const usual = levelsFrom(Level.parse(id.slice(0, 2)))
  return [
    format !== 'excel' && 'difficulty',
    'source',
    facts.otherKnowledgePoints.length > 0 && 'otherPoints',
    facts.levels.join() !== usual.join() && 'levels',
    facts.enemyGroups.length > 0 && 'enemies',
    facts.reserved && 'reserved',
    facts.samples !== undefined && 'samples',
  ]
}

/** The answers of a blank that count in full, as other systems list them. */
export const acceptedIn = (blank: Of<'fillIn'>['blanks'][number]): readonly string[] =>
  blank.kind === 'text'
    ? blank.accepted
    : blank.kind === 'number'
      ? [`${blank.value}${blank.unit ?? ''}`]
      : []
