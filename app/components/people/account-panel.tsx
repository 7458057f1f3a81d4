import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

export type Account = Readonly<{
  id: string
  login: string
  name: string
  unitName: string
  roles: readonly string[]
  disabledAt: number | null
  lastSeenAt: number | null
  own: boolean
}>

type Question = 'reset' | 'disable'
const WORDS = { reset: 'askReset', disable: 'askDisable' } as const

/** One account and what an administrator can do with it. What cannot be taken back is asked once. */
export function AccountPanel({
  account,
  closeTo,
  answer,
}: {
  account: Account
  closeTo: string
  answer: unknown
}) {
  const { t } = useTranslation('people')
  const { date, dateTime } = useFormats()
  const [asking, setAsking] = useState<Question | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  // the answer is what closes the question, so that its button can say that it is at work
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the answer changes, not on what it does
  useEffect(() => setAsking(null), [answer])
  const navigation = useNavigation()
  const working = navigation.state !== 'idle' && navigation.formData?.get('intent')
  return (
    <>
      <header>
        <h2 tabIndex={-1} ref={heading}>
          {account.name}
        </h2>
        <span className="note staff">{account.login}</span>
        <ButtonLink small kind="bare" to={closeTo}>
          {t('account.close')}
        </ButtonLink>
      </header>
      <div className="body stack">
        <dl className="kv">
          <dt>{t('account.unit')}</dt>
          <dd>{account.unitName}</dd>
          <dt>{t('account.roles')}</dt>
          <dd>{account.roles.map((role) => t(`shell:role.${role}`)).join('、')}</dd>
          <dt>{t('account.seen')}</dt>
          <dd>{account.lastSeenAt === null ? t('account.neverSeen') : dateTime(account.lastSeenAt)}</dd>
          {account.disabledAt !== null && (
            <>
              <dt>{t('account.closedAt')}</dt>
              <dd>{date(account.disabledAt)}</dd>
            </>
          )}
        </dl>
        {account.own ? (
          <p className="note">{t('account.own')}</p>
        ) : (
          <div className="acts">
            <Button small onClick={() => setAsking('reset')}>
              {t('account.reset')}
            </Button>
            {account.disabledAt === null ? (
              <Button small onClick={() => setAsking('disable')}>
                {t('account.disable')}
              </Button>
            ) : (
              <Form method="post">
                <input type="hidden" name="intent" value="enable" />
                <input type="hidden" name="personId" value={account.id} />
                <Button small type="submit">
                  {t('account.enable')}
                </Button>
              </Form>
            )}
          </div>
        )}
      </div>
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={asking && t(`account.${WORDS[asking]}.title`, { name: account.name })}
      >
        {asking && (
          <Form method="post">
            <p>{t(`account.${WORDS[asking]}.text`, { name: account.name })}</p>
            <input type="hidden" name="intent" value={asking} />
            <input type="hidden" name="personId" value={account.id} />
            <div className="acts">
              <Button onClick={() => setAsking(null)}>{t('account.cancel')}</Button>
              <Button
                kind="main"
                type="submit"
                busy={working === asking && t(`account.${WORDS[asking]}.busy`)}
              >
                {t(`account.${WORDS[asking]}.submit`)}
              </Button>
            </div>
          </Form>
        )}
      </Dialog>
    </>
  )
}
