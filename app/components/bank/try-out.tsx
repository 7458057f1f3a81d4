import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ItemBody } from '../../domain/item/schema.ts'
import type { Mark } from '../../domain/marking/mark.ts'
import type { OpenItem } from '../../routes/bank/open-item.server.ts'
import type { action } from '../../routes/bank/route.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Status } from '../ui/states.tsx'
import { Table } from '../ui/table.tsx'
import { inPoints } from './points.ts'
import { TryFields } from './try-fields.tsx'

const LOOK = {
  right: { icon: 'check', tone: 'good-t' },
  partial: { icon: 'check', tone: 'warn-t' },
  wrong: { icon: 'cross', tone: 'bad-t' },
  unanswered: { icon: 'minus', tone: 'muted' },
  needsMarking: { icon: 'clock', tone: 'muted' },
} as const

type Props = { item: OpenItem; body: ItemBody }

/** An answer typed here goes to the server's marker; the author's own examples stand above with what they get now. */
export function TryOut({ item, body }: Props) {
  const { t } = useTranslation('bank')
  const fetcher = useFetcher<typeof action>()
  const tried = fetcher.data
  return (
    <>
      <h3>{t('part.tryOut')}</h3>
      {item.samples.length > 0 && <Samples samples={item.samples} />}
      <fetcher.Form method="post" action="/bank" className="try">
        <input type="hidden" name="item" value={item.id} />
        <TryFields body={body} />
        <Button small type="submit" busy={fetcher.state !== 'idle' && t('try.busy')}>
          {t('try.go')}
        </Button>
      </fetcher.Form>
      {tried && 'mark' in tried && <MarkTrace mark={tried.mark} />}
      {tried && 'refusal' in tried && <Notice tone="warn">{t('try.refused')}</Notice>}
    </>
  )
}

/** What an answer got, and by which steps of the marker. */
export function MarkTrace({ mark }: { mark: Mark }) {
  const { t } = useTranslation('bank')
  return (
    <>
      <Status className="try-said">
        <span className={LOOK[mark.state].tone}>
          <Icon name={LOOK[mark.state].icon} />{' '}
          {t('try.points', { points: inPoints(mark.points), outOf: inPoints(mark.outOf) })}
        </span>
      </Status>
      <ul className="marking">
        {mark.trace.map(({ rule, part, blank, key, right, wrong, earned }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one mark never change places
          <li key={at}>
            {part !== undefined && t('try.part', { n: part + 1 })}
            {blank !== undefined && t('try.blank', { n: blank + 1 })}
            {t(`rule.${rule}`, { right, wrong })}
            {key !== undefined && t('try.isKeyOf', { n: key + 1 })}
            {t('try.earned', { points: inPoints(earned) })}
          </li>
        ))}
      </ul>
    </>
  )
}

function Samples({ samples }: { samples: OpenItem['samples'] }) {
  const { t } = useTranslation('bank')
  return (
    <Table caption={t('try.samples')}>
      <thead>
        <tr>
          <th scope="col">{t('try.samples')}</th>
          <th scope="col" className="num">
            {t('try.gets')}
          </th>
        </tr>
      </thead>
      <tbody>
        {samples.map(({ answer, expected, points, state }) => (
          <tr key={answer.join('\n')}>
            <td>{answer.map((text) => text || '—').join(' / ')}</td>
            <td className={`num ${LOOK[state].tone}`}>
              <Icon name={LOOK[state].icon} label={t(`question:review.state.${state}`)} /> {inPoints(points)}
              {points !== expected && (
                <span className="note"> {t('try.expected', { points: inPoints(expected) })}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
