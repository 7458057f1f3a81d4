import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { differing, type Piece } from '../../domain/item/changes.ts'
import type { KeyView } from '../../domain/item/review.ts'
import type { Rubric } from '../../domain/item/rubric.ts'
import type { Side } from '../../domain/item/side.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import type { OpenItem } from '../../routes/bank/open-item.server.ts'
import { Figures } from '../question/figures.tsx'
import { letterAt } from '../question/option-order.ts'
import { Table } from '../ui/table.tsx'
import { inPoints } from './points.ts'
import { useAddress } from './use-address.ts'

/** The versions of an item, the newest first, and an earlier one beside the standing one. */
export function ItemHistory({ item: { id, versions, version, compared, corrections } }: { item: OpenItem }) {
  const { t } = useTranslation('bank')
  const { dateTime } = useFormats()
  const { to } = useAddress()
  return (
    <>
      <h3>{t('part.history')}</h3>
      <p className="small">
        <Link to={`/bank/${id}/history`}>{t('workbench:history.open')}</Link>
      </p>
      <ul className="told">
        {versions.map(({ n, createdAt, changes }) => (
          <li key={n}>
            {t('version', { n })} <span className="note">{dateTime(createdAt)}</span>{' '}
            {changes === null
              ? t('history.first')
              : changes.length === 0
                ? t('history.same')
                : t('history.changed', { parts: changes.map((part) => t(`change.${part}`)).join('、') })}
            {n !== version && (
              <>
                {' '}
                <Link to={to({ with: compared?.earlier.n === n ? null : String(n) })} preventScrollReset>
                  {t(compared?.earlier.n === n ? 'history.stop' : 'history.compare')}
                </Link>
              </>
            )}
          </li>
        ))}
        {corrections.map(({ changeId, itemVersion, policy, status, at }) => (
          <li key={changeId}>
            {t('version', { n: itemVersion })} <span className="note">{dateTime(at)}</span>{' '}
            <Link to={`/regrades/${changeId}`}>
              {t('regrade:bank.line', { policy: t(`regrade:policy.${policy}`) })}
            </Link>{' '}
            <span className="note">{t(`regrade:status.${status}`)}</span>
          </li>
        ))}
      </ul>
      {compared && <Comparison earlier={compared.earlier} standing={compared.standing} />}
    </>
  )
}

type ComparisonProps = {
  earlier: Side
  standing: Side
  /** What heads the right column when it is no standing version. */
  heading?: string
  /** The heading of the only column there is to show; given for a new item. */
  single?: string
}

/** Two wordings of an item side by side, what differs marked. */
export function Comparison({ earlier, standing, heading, single }: ComparisonProps) {
  const { t } = useTranslation('bank')
  const keyText = useKeyText()
  const lines = [
    { part: 'stem', before: earlier.stem, after: standing.stem },
    { part: 'options', before: optionText(earlier), after: optionText(standing) },
    { part: 'key', before: keyText(earlier), after: keyText(standing) },
    { part: 'rationale', before: earlier.rationale, after: standing.rationale },
  ].filter(({ before, after }) => before || after)
  return (
    <Table
      caption={heading ?? t('history.beside', { earlier: earlier.n, standing: standing.n })}
      className="diff"
    >
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{t('history.part')}</span>
          </th>
          {!single && <th scope="col">{t('version', { n: earlier.n })}</th>}
          <th scope="col">{heading ?? t('history.standing', { n: standing.n })}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ part, before, after }) => {
          const pieces = differing(before, after)
          return (
            <tr key={part}>
              <th scope="row">{t(`change.${part}`)}</th>
              {!single && (
                <td>
                  <Pieces of={pieces.before} as="del" />
                </td>
              )}
              <td>
                <Pieces of={pieces.after} as="ins" />
              </td>
            </tr>
          )
        })}
        {(earlier.images.length > 0 || standing.images.length > 0) && (
          <tr>
            <th scope="row">{t('change.images')}</th>
            {!single && (
              <td>
                <Described images={earlier.images} />
              </td>
            )}
            <td>
              <Described images={standing.images} />
            </td>
          </tr>
        )}
      </tbody>
    </Table>
  )
}

/** Images with the words that stand for them: both are what a reviewer approves. */
const Described = ({ images }: Pick<Side, 'images'>) => (
  <>
    <Figures images={images} />
    {images.map(({ file, alt }) => (
      <p key={file} className="note">
        {alt}
      </p>
    ))}
  </>
)

function Pieces({ of, as: Changed }: { of: readonly Piece[]; as: 'del' | 'ins' }) {
  return (
    <>
      {of.map(({ text, changed }, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: three pieces of one text never change places
        changed ? <Changed key={at}>{text}</Changed> : <span key={at}>{text}</span>,
      )}
    </>
  )
}

const rubricText = (rubric: Rubric): string =>
  rubric
    .map(({ name, levels }) =>
      [name, ...levels.map(({ points, anchor }) => `${inPoints(points)} ${anchor}`)].join('\n'),
    )
    .join('\n')

const optionText = ({ options }: Side): string =>
  options.map(({ text }, at) => `${letterAt(at)} ${text}`).join('\n')

function useKeyText(): (side: Side) => string {
  const { t } = useTranslation('bank')
  return ({ key, options }) => textOf(key, (id) => letterAt(options.findIndex((option) => option.id === id)))

  function textOf(key: KeyView, letter: (id: string) => string): string {
    switch (key.kind) {
      case 'single':
        return letter(key.correct)
      case 'multiple':
        return key.correct.map(letter).join('、')
      case 'trueFalse':
        return t(`question:${key.correct}`)
      case 'fillIn':
        return key.blanks.map((text, at) => `${at + 1}. ${text}`).join('\n')
      case 'classification':
        return `${t(`question:class.${key.class}`)} ${key.primaryMotive} ${key.secondaryMotive ?? ''}`.trim()
      case 'written':
        return rubricText(key.rubric)
      case 'caseStudy':
        return key.parts
          .map(
            (part, at) =>
              `${t('question:part.number', { n: at + 1 })} ${textOf(part, (id) => id.toUpperCase())}`,
          )
          .join('\n')
      case 'plan':
        return `${rubricText(key.rubric)}\n${key.modelAnswer}`
    }
  }
}
