import { useTranslation } from 'react-i18next'
import type { Blank, CasePart, ItemBody } from '../../domain/item/schema.ts'
import { groupsInWords } from '../question/stem-parts.ts'
import { inPoints } from './points.ts'

type Say = (key: string, facts?: Record<string, unknown>) => string

/** How an answer to the item is marked, in words. */
export function MarkingRules({ body }: { body: ItemBody }) {
  const { t } = useTranslation('bank')
  return (
    <ul className="marking">
      {rulesOf(body, t).map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  )
}

function rulesOf(body: ItemBody | CasePart, t: Say): string[] {
  const points = inPoints(body.points)
  switch (body.kind) {
    case 'caseStudy':
      return [
        t('rules.caseStudy', { points, count: body.parts.length }),
        ...body.parts.flatMap((part, at) =>
          rulesOf(part, t).map((rule) => `${t('question:part.number', { n: at + 1 })}：${rule}`),
        ),
      ]
    case 'plan':
    case 'written':
      return [t('rules.written', { points, count: body.rubric.length }), t('rules.readings')]
    case 'single':
      return [t('rules.single', { points })]
    case 'trueFalse':
      return [t('rules.trueFalse', { points })]
    case 'multiple':
      return [t(`rules.${body.creditPolicy}`, { points })]
    case 'classification':
      return [
        t('rules.classification', { points }),
        t('rules.adjacent'),
        ...(body.key.class === 'mixed' ? [t('rules.mixed')] : []),
      ]
    case 'fillIn': {
      const groups = groupsInWords(body.anyOrder)
      const order =
        groups.length > 0
          ? groups.map((group) => t('rules.anyOrder', { group }))
          : body.blanks.length > 1
            ? [t('rules.inOrder')]
            : []
      return [
        t(body.blanks.length > 1 ? 'rules.blanks' : 'rules.blank', { points, count: body.blanks.length }),
        ...order,
        ...body.blanks.map((blank, at) => t('rules.ofBlank', { n: at + 1, rule: blankRule(blank, t) })),
        t('rules.folding'),
      ]
    }
  }
}

function blankRule(blank: Blank, t: Say): string {
  switch (blank.kind) {
    case 'text': {
      const [first = '', ...also] = blank.accepted
      return also.length > 0
        ? t('rules.textAlso', { first, also: also.join('、') })
        : t('rules.text', { first })
    }
    case 'number': {
      if (!blank.unit) return t('rules.number', { value: blank.value })
      const unit = t(blank.unitRule === 'required' ? 'rules.unitRequired' : 'rules.unitOptional', {
        unit: blank.unit,
      })
      return `${t('rules.number', { value: blank.value })}${unit}${blank.convert ? t('rules.converts') : ''}`
    }
    case 'list': {
      const elements = blank.elements.map((wordings) => wordings.join(' / ')).join('、')
      return [
        t('rules.list', { count: blank.elements.length, elements }),
        t(blank.ordered ? 'rules.listOrdered' : 'rules.listAnyOrder'),
        t(blank.partial === 'perElement' ? 'rules.listPartial' : 'rules.listWhole'),
      ].join('')
    }
  }
}
