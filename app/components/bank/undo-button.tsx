import { Form, useNavigation } from '@remix-run/react'
import { Button } from '../ui/button.tsx'

type UndoButtonProps = {
  /** The page that takes changes back. */
  action: string
  /** The version the change made. */
  n: number
  label: string
  busyLabel: string
}

/** Takes a change of the glossary or of the knowledge tree back. */
export function UndoButton({ action, n, label, busyLabel }: UndoButtonProps) {
  const busy = useNavigation().formData?.get('n') === String(n)
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="n" value={n} />
      <Button small type="submit" busy={busy && busyLabel}>
        {label}
      </Button>
    </Form>
  )
}
