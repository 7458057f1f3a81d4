import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'

type Props = {
  keys: readonly { id: string; createdAt: number; retiredAt: number | null }[]
  /** The key that was just made. */
  made: string | undefined
}

/** The keys credentials are signed with, and the way to a new one. */
export function SigningKeys({ keys, made }: Props) {
  const { t } = useTranslation('certificate')
  const { date } = useFormats()
  const [asking, setAsking] = useState(false)
  const busy = useNavigation().state !== 'idle'
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer is what closes the question
  useEffect(() => setAsking(false), [made])
  return (
    <section className="sec" aria-labelledby="keys">
      <h2 id="keys">{t('keys.title')}</h2>
      <p className="note">{t('keys.lead')}</p>
      {made && (
        <Notice tone="good" role="status">
          {t('keys.done', { key: made })}
        </Notice>
      )}
      {keys.length === 0 ? (
        <p>{t('keys.none')}</p>
      ) : (
        <Table caption={t('keys.caption')} className="nodes">
          <thead>
            <tr>
              <th scope="col">{t('keys.key')}</th>
              <th scope="col">{t('keys.made')}</th>
              <th scope="col">{t('keys.state')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map(({ id, createdAt, retiredAt }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td className="nowrap">{date(createdAt, true)}</td>
                <td>
                  {retiredAt === null ? t('keys.inUse') : t('keys.retired', { date: date(retiredAt, true) })}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <div className="acts sec-s">
        <Button small onClick={() => setAsking(true)}>
          {t('keys.rotate')}
        </Button>
      </div>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('keys.ask')}>
        <Form method="post">
          <p>{t('keys.askText')}</p>
          <div className="acts">
            <Button onClick={() => setAsking(false)}>{t('keys.cancel')}</Button>
            <Button kind="main" type="submit" busy={busy && t('keys.busy')}>
              {t('keys.confirm')}
            </Button>
          </div>
        </Form>
      </Dialog>
    </section>
  )
}
