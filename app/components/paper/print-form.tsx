import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

/** Which form is to be printed: one drawn on trial, or one prepared for a sitting. */
type Printed = Readonly<{ level: string; seed: string } | { session: string; number: number }>

const PARTS = ['paper', 'sheet', 'key'] as const

/** The three files of a form on paper. A plain form: the browser saves what comes back. */
export function PrintForm({ form }: { form: Printed }) {
  const { t } = useTranslation('paper')
  return (
    <form method="post" action="/papers" className="acts">
      {Object.entries(form).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
      {PARTS.map((part) => (
        <Button key={part} small type="submit" name="part" value={part}>
          {t(`part.${part}`)}
        </Button>
      ))}
    </form>
  )
}
