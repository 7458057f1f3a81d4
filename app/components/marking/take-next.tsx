import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

type Props = { held: boolean; level: string; session: string }

/** The one step of the page: the next answer, or the one already in hand. */
export function TakeNext({ held, level, session }: Props) {
  const { t } = useTranslation('marking')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" action="/marking?index">
      <input type="hidden" name="level" value={level} />
      <input type="hidden" name="session" value={session} />
      <Button kind="main" type="submit" busy={busy && t('claiming')}>
        {t(held ? 'resume' : 'next')}
      </Button>
    </Form>
  )
}
