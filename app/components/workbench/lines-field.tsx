import { type ReactNode, useState } from 'react'
import { Field, TextArea } from '../ui/field.tsx'

type LinesFieldProps = {
  label: ReactNode
  hint?: ReactNode
  rows?: number
  lines: readonly string[]
  onLines: (lines: string[]) => void
}

/** A list that is written one a line; the empty line somebody is about to fill is no member. */
export function LinesField({ label, hint, rows = 3, lines, onLines }: LinesFieldProps) {
  const [text, setText] = useState(lines.join('\n'))
  return (
    <Field label={label} hint={hint}>
      <TextArea
        rows={rows}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          onLines(
            target.value
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          )
        }}
      />
    </Field>
  )
}
