import type { ItemImage } from '../../domain/item/image.ts'
import { answerKey, type KeyEntry } from '../../domain/paper/answer-key.ts'
import {
  type PaperQuestion,
  type PrintedItem,
  type PrintedQuestion,
  printedItems,
} from '../../domain/paper/printed.ts'
import type { Level } from '../../domain/shared/level.ts'
import { formatPoints } from '../../domain/shared/points.ts'
import { createI18n } from '../../lib/i18n/create-i18n.ts'
import { zhCN } from '../../lib/i18n/zh-cn.ts'
import type { GridCell, Group, PaperSheet, Piece } from '../../lib/paper/paper-pdf.server.ts'
import type { PaperPart } from '../../use-cases/exam/export-paper.server.ts'

/** Words on paper are Chinese, whoever prints it: candidates read them. */
export const paperWords = () => createI18n('zh-CN', { 'zh-CN': zhCN }).getFixedT('zh-CN', 'paper')
type Words = ReturnType<typeof paperWords>

export type Exported = Readonly<{
  level: Level
  title: string
  /** `第 2 套卷`. */
  form: string
  minutes: number
  fullMark: number
  questions: readonly PaperQuestion[]
  /** What is printed of each image, by its name: PNG or JPEG. */
  images: ReadonlyMap<string, Buffer>
  at: number
}>

/** A part of an exported form, ready to be laid out. */
export function sheetFor(part: PaperPart, form: Exported): PaperSheet {
  const t = paperWords()
  const head = {
    title: `${form.title}　${t(`part.${part}`)}`,
    subtitle: t('subtitle', {
      form: form.form,
      minutes: form.minutes,
      points: formatPoints(form.fullMark),
    }),
    foot: `${form.title}　${form.form}　${t(`part.${part}`)}`,
    madeAt: form.at,
  }
  const items = printedItems(form.questions)
  switch (part) {
    case 'paper':
      return { ...head, fields: [], notes: notesFor(items, t), groups: paperGroups(items, form.images, t) }
    case 'sheet':
      return {
        ...head,
        fields: [t('field.name'), t('field.login'), t('field.unit'), t('field.date')],
        notes: [t('sheetNotes.fill'), ...(has(items, 'classification') ? [t('sheetNotes.classify')] : [])],
        groups: sheetGroups(items, t),
      }
    case 'key':
      return {
        ...head,
        foot: `${head.foot}　${t('keyFoot')}`,
        fields: [],
        notes: [t('keyFoot')],
        groups: keyGroups(answerKey(form.questions), t),
      }
  }
}

const has = (items: readonly PrintedItem[], kind: PrintedItem['kind']) =>
  items.some((item) => item.kind === kind)

function notesFor(items: readonly PrintedItem[], t: Words): string[] {
  return [
    t('notes.sheet'),
    ...(has(items, 'multiple') ? [t('notes.multiple')] : []),
    ...(has(items, 'fillIn') ? [t('notes.blank')] : []),
    ...(has(items, 'caseStudy') || has(items, 'plan') ? [t('notes.writing')] : []),
    t('notes.handIn'),
  ]
}

/** Runs of one kind, in the order of the form. */
function sectionsOf(items: readonly PrintedItem[]): PrintedItem[][] {
  const sections: PrintedItem[][] = []
  for (const item of items) {
    const last = sections.at(-1)
    if (last?.[0]?.kind === item.kind) last.push(item)
    else sections.push([item])
  }
  return sections
}

function headingOf(section: readonly PrintedItem[], place: number, t: Words): Piece {
  return {
    kind: 'heading',
    text: t('section', {
      ordinal: t('ordinals').at(place) ?? String(place + 1),
      kind: t(`shell:kind.${section[0]?.kind ?? 'single'}`),
      count: section.length,
      points: formatPoints(section.reduce((sum, { points }) => sum + points, 0)),
    }),
  }
}

function paperGroups(items: readonly PrintedItem[], images: Exported['images'], t: Words): Group[] {
  return sectionsOf(items).flatMap((section, place): Group[] => [
    [
      headingOf(section, place, t),
      ...(section[0]?.kind === 'classification'
        ? [{ kind: 'text', text: t('classification'), small: true } as const]
        : []),
    ],
    ...section.flatMap((item) => itemGroups(item, images, t)),
  ])
}

function itemGroups(
  { number, lead, material, points, questions, images: shown }: PrintedItem,
  images: Exported['images'],
  t: Words,
): Group[] {
  const worth = t('points', { points: formatPoints(points) })
  const opening: Piece[] = [
    ...(lead ? [{ kind: 'text', mark: `${number}.`, indent: 1.5, text: `${lead}${worth}` } as const] : []),
    ...material.map((text) => ({ kind: 'text', indent: 1.5, text }) as const),
    ...pictures(shown, images),
  ]
  return [...(opening.length > 0 ? [opening] : []), ...questions.map((one) => questionGroup(one, images, t))]
}

/** @throws when an image of the form was not handed over: without it the question is another one */
function pictures(shown: readonly ItemImage[], images: Exported['images']): Piece[] {
  return shown.map(({ file, width, height }) => {
    const bytes = images.get(file)
    if (!bytes) throw new Error(`image ${file} is missing`)
    return { kind: 'image', bytes, width, height, indent: 1.5 }
  })
}

function questionGroup(question: PrintedQuestion, images: Exported['images'], t: Words): Group {
  const { number, stem, options, space, criteria, points } = question
  const after =
    space.kind === 'writing'
      ? t('points', { points: formatPoints(points) }) + t('words', { min: space.min, max: space.max })
      : number.includes('.')
        ? t('points', { points: formatPoints(points) })
        : ''
  return [
    {
      kind: 'text',
      mark: `${number}${number.includes('.') ? '' : '.'}`,
      indent: 1.5,
      text: `${stem}${after}`,
    },
    ...pictures(question.images, images),
    ...options.map(({ letter, text }) => ({ kind: 'text', mark: `${letter}.`, indent: 2.9, text }) as const),
    ...(criteria.length > 0
      ? [
          {
            kind: 'text',
            small: true,
            indent: 1.5,
            text: t('criteria', {
              list: criteria
                .map((one) => `${one.name}${t('points', { points: formatPoints(one.points) })}`)
                .join('、'),
            }),
          } as const,
        ]
      : []),
  ]
}

/** Lines for a text: about 24 characters of handwriting a line. */
const linesFor = ({ max }: { max: number }) => Math.min(60, Math.max(4, Math.ceil(max / 24)))

function sheetGroups(items: readonly PrintedItem[], t: Words): Group[] {
  return sectionsOf(items).flatMap((section, place): Group[] => {
    const questions = section.flatMap((item) => item.questions)
    const rows: Piece[] = []
    for (const question of questions) {
      const { space, number } = question
      if (space.kind === 'writing') {
        rows.push({ kind: 'text', text: `${number}${t('words', space)}`, bold: true })
        rows.push({ kind: 'ruled', lines: linesFor(space) })
        continue
      }
      const cell = cellFor(question, t)
      const columns = columnsFor(question)
      const last = rows.at(-1)
      if (last?.kind === 'grid' && last.columns === columns)
        rows[rows.length - 1] = { ...last, cells: [...last.cells, cell] }
      else rows.push({ kind: 'grid', columns, cells: [cell] })
    }
    return [[headingOf(section, place, t)], ...rows.map((row): Group => [row])]
  })
}

const columnsFor = ({ space }: PrintedQuestion): number =>
  space.kind === 'classification' ? 1 : space.kind === 'blanks' || space.kind === 'letters' ? 2 : 3

function cellFor({ number, space }: PrintedQuestion, t: Words): GridCell {
  switch (space.kind) {
    case 'letters':
      return { label: number, choices: space.letters }
    case 'trueFalse':
      return { label: number, choices: [t('true'), t('false')] }
    case 'classification':
      return {
        label: number,
        choices: [
          t('class.emotional'),
          t('class.rational'),
          t('class.mixed'),
          ...['E1', 'E2', 'E3', 'E4', 'R1', 'R2', 'R3', 'R4'],
        ],
      }
    case 'blanks':
      return { label: number, lines: space.units.map((unit) => unit ?? '') }
    case 'writing':
      return { label: number }
  }
}

function keyGroups(entries: readonly KeyEntry[], t: Words): Group[] {
  return entries.map(
    ({ number, id, points, answer }): Group => [
      {
        kind: 'text',
        mark: `${number}`,
        indent: 2,
        text: `${answerText(answer, t)}　${t('points', { points: formatPoints(points) })}${id}`,
      },
      ...(answer.kind === 'rubric'
        ? [
            ...answer.criteria.map(
              ({ name, levels }) =>
                ({
                  kind: 'text',
                  small: true,
                  indent: 2,
                  text: t('levels', {
                    name,
                    list: levels
                      .map((level) =>
                        t('level', { points: formatPoints(level.points), anchor: level.anchor }),
                      )
                      .join('；'),
                  }),
                }) as const,
            ),
            ...(answer.modelAnswer
              ? [
                  {
                    kind: 'text',
                    small: true,
                    indent: 2,
                    text: t('model', { text: answer.modelAnswer }),
                  } as const,
                ]
              : []),
          ]
        : []),
    ],
  )
}

function answerText(answer: KeyEntry['answer'], t: Words): string {
  switch (answer.kind) {
    case 'letters':
      return answer.letters.join('')
    case 'trueFalse':
      return t(answer.right ? 'true' : 'false')
    case 'blanks': {
      const blanks = answer.accepted.map((accepted, at) => `(${at + 1}) ${accepted.join(t('or'))}`)
      const groups = answer.groups.map((group) =>
        t('anyOrder', { list: group.map((at) => at + 1).join('、') }),
      )
      return [...blanks, ...groups].join('；')
    }
    case 'classification':
      return `${t(`class.${answer.class}`)} ${answer.primaryMotive}${
        answer.secondaryMotive ? t('secondary', { motive: answer.secondaryMotive }) : ''
      }`
    case 'rubric':
      return ''
  }
}
