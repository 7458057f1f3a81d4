import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

/** Takes the change that made this version of the glossary back. */
export function UndoButton({ n }: { n: number }) {
  const { t } = useTranslation('terms')
  const busy = useNavigation().formData?.get('n') === String(n)
  return (
    <Form method="post" action="/glossary?index">
      <input type="hidden" name="n" value={n} />
      <Button small type="submit" busy={busy && t('undoing')}>
        {t('undo')}
      </Button>
    </Form>
  )
}
