import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, TextInput } from '../ui/field.tsx'

export type SessionStep = 'publish' | 'close' | 'cancel' | 'release'

type Props = {
  steps: readonly SessionStep[]
  title: string
  /** How many are expected: named before publishing. */
  expected: number
  /** The last answer of the server: it closes the question. */
  answer: unknown
}

/** What can be done with a whole sitting; each is asked once, closing and cancelling with a reason. */
export function SessionActions({ steps, title, expected, answer }: Props) {
  const { t } = useTranslation('sessions')
  const [asking, setAsking] = useState<SessionStep | null>(null)
  const navigation = useNavigation()
  const working = navigation.state !== 'idle' && navigation.formData?.get('intent')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer is what closes the question
  useEffect(() => setAsking(null), [answer])
  return (
    <div className="acts">
      {steps.map((step) => (
        <Button key={step} kind={step === 'publish' ? 'main' : 'plain'} onClick={() => setAsking(step)}>
          {t(`step.${step}.button`)}
        </Button>
      ))}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={asking && t(`step.${asking}.title`, { title })}
      >
        {asking && (
          <Form method="post" className="stack">
            <p>{t(`step.${asking}.text`, { count: expected })}</p>
            <input type="hidden" name="intent" value={asking} />
            {(asking === 'close' || asking === 'cancel') && (
              <Field label={t('reason')}>
                <TextInput name="reason" required maxLength={200} autoComplete="off" autoFocus />
              </Field>
            )}
            <div className="acts">
              <Button kind="main" type="submit" busy={working === asking && t('saving')}>
                {t(`step.${asking}.submit`)}
              </Button>
              <Button onClick={() => setAsking(null)}>{t('notNow')}</Button>
            </div>
          </Form>
        )}
      </Dialog>
    </div>
  )
}
