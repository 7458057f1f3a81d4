import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, TextInput } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

type Answer =
  | {
      done: 'imported'
      read: number
      accepted: number
      rejected: readonly { line: number; text: string; reason: string }[]
    }
  | { done: 'sent'; sent: number }
  | { refusal: { code: string; message?: string; faults?: readonly string[] } }

/** A sheet of raw complaints. What was left out is named by its line. */
export function ImportForm({ answer, busy }: { answer: Answer | undefined; busy: boolean }) {
  const { t } = useTranslation('complaints')
  return (
    <section className="stack">
      <h2>{t('import.title')}</h2>
      <Form method="post" encType="multipart/form-data" className="stack">
        <Field label={t('import.file')} hint={t('import.hint')}>
          <TextInput type="file" name="sheet" accept=".xlsx,.csv,.tsv,.txt" required />
        </Field>
        <Button type="submit" name="intent" value="import" busy={busy && t('busy')}>
          {t('import.go')}
        </Button>
      </Form>
      {answer && 'refusal' in answer && (
        <Notice tone="bad" role="alert">
          {answer.refusal.message ??
            answer.refusal.faults?.join('；') ??
            t(`refused.${answer.refusal.code}`, t('refused.other'))}
        </Notice>
      )}
      {answer && 'done' in answer && answer.done === 'imported' && (
        <Notice
          tone={answer.rejected.length > 0 ? 'warn' : 'good'}
          role="status"
          title={t('import.done', answer)}
        >
          {answer.rejected.length > 0 && (
            <ul>
              {answer.rejected.map(({ line, text, reason }) => (
                <li key={line}>
                  {t(text ? 'import.rejected' : 'import.rejectedBlank', { line, text, reason })}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </section>
  )
}
