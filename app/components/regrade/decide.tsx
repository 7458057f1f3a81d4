import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownChange } from '../../routes/regrades.$changeId/change-of.server.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

type Question = 'approve' | 'withdraw'

/** Approve, withdraw or run again. The first two are asked once more; whoever may not approve is told why. */
export function Decide({ change, answer }: { change: ShownChange; answer: unknown }) {
  const { t } = useTranslation('regrade')
  const [asking, setAsking] = useState<Question | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer closes the question, whatever it says
  useEffect(() => setAsking(null), [answer])
  const navigation = useNavigation()
  const working = navigation.state !== 'idle' && navigation.formData?.get('intent')
  const { hash, totals, ownProposal, ownAttempt } = change
  const barred = ownProposal ? 'ownProposal' : ownAttempt ? 'ownAttempt' : null
  const facts = { count: totals.attempts, toPass: totals.toPass, toFail: totals.toFail }
  return (
    <section className="sec decide" aria-label={t('decide.title')}>
      {barred && <p className="note">{t(`decide.${barred}`)}</p>}
      <div className="acts">
        {!barred && (
          <Button kind="main" onClick={() => setAsking('approve')}>
            {t('decide.approve.button')}
          </Button>
        )}
        <Button onClick={() => setAsking('withdraw')}>{t('decide.withdraw.button')}</Button>
        <Form method="post">
          <input type="hidden" name="intent" value="renew" />
          <Button type="submit" busy={working === 'renew' && t('decide.renewBusy')}>
            {t('decide.renew')}
          </Button>
        </Form>
      </div>
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={asking && t(`decide.${asking}.title`)}
      >
        {asking && (
          <Form method="post">
            <p>{t(`decide.${asking}.text`, facts)}</p>
            <input type="hidden" name="intent" value={asking} />
            <input type="hidden" name="hash" value={hash} />
            <div className="acts">
              <Button onClick={() => setAsking(null)}>{t('decide.back')}</Button>
              <Button kind="main" type="submit" busy={working === asking && t(`decide.${asking}.busy`)}>
                {t(`decide.${asking}.submit`)}
              </Button>
            </div>
          </Form>
        )}
      </Dialog>
    </section>
  )
}
