import { useState } from 'react'
import { TextInput } from '../../ui/field.tsx'

type NumberCellProps = {
  label: string
  value: number | undefined
  /** Null: the field was emptied, where it may be. */
  onChange: (value: number | undefined) => void
  optional?: boolean
  max?: number
  /** Digits after the point that count. */
  digits?: number
}

/** A number in a table. What is not one stays in the field, marked, and changes nothing. */
export function NumberCell({
  label,
  value,
  onChange,
  optional = false,
  max = 100_000,
  digits = 0,
}: NumberCellProps) {
  const shown = value === undefined ? '' : String(value)
  const [text, setText] = useState<string | null>(null)
  const bad = text !== null && parse(text) === null
  function parse(typed: string): { value: number | undefined } | null {
    const trimmed = typed.trim()
    if (trimmed === '') return optional ? { value: undefined } : null
    if (!new RegExp(`^\\d{1,6}${digits > 0 ? `(\\.\\d{1,${digits}})?` : ''}$`).test(trimmed)) return null
    const number = Number(trimmed)
    return number <= max ? { value: number } : null
  }
  return (
    <TextInput
      small
      className="num-in"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={bad || undefined}
      value={text ?? shown}
      onChange={({ target }) => {
        setText(target.value)
        const parsed = parse(target.value)
        if (parsed && parsed.value !== value) onChange(parsed.value)
      }}
      onBlur={() => {
        if (!bad) setText(null)
      }}
    />
  )
}
