import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

/** The access code of a sitting: shown once when it is made, and never again. */
export function CodePanel({ asked, shown }: { asked: boolean; shown: string | null }) {
  const { t } = useTranslation('sessions')
  return (
    <div className="stack-s">
      {shown !== null && (
        <div role="status">
          <output className="once" aria-label={t('code.name')}>
            {shown}
          </output>
          <p className="note">{t('code.once')}</p>
        </div>
      )}
      {shown === null && <p className="muted">{t(asked ? 'code.asked' : 'code.none')}</p>}
      <div className="acts">
        <Form method="post">
          <input type="hidden" name="intent" value="code" />
          <Button small type="submit">
            {t(asked ? 'code.again' : 'code.make')}
          </Button>
        </Form>
        {asked && (
          <Form method="post">
            <input type="hidden" name="intent" value="no-code" />
            <Button small type="submit" kind="bare">
              {t('code.remove')}
            </Button>
          </Form>
        )}
      </div>
    </div>
  )
}
