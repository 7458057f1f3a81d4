import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Field, Select } from './field.tsx'

type Props = {
  label: string
  error?: string
  small?: boolean
  /** What the unchosen select says, and the button beside a member. */
  words: { add: string; remove: string }
  chosen: readonly string[]
  nameOf: (id: string) => string
  onChange: (chosen: string[]) => void
  /** The options to pick from. */
  children: ReactNode
}

/** A list whose members are picked by name, one after another. */
export function PickList({ label, error, small, words, chosen, nameOf, onChange, children }: Props) {
  return (
    <div>
      <Field label={label} {...(error === undefined ? {} : { error })}>
        <Select
          small={small}
          value=""
          onChange={({ target }) => target.value && onChange([...new Set([...chosen, target.value])])}
        >
          <option value="">{words.add}</option>
          {children}
        </Select>
      </Field>
      <ul className="plain">
        {chosen.map((id) => (
          <li key={id}>
            {nameOf(id)}{' '}
            <Button
              kind="bare"
              small
              aria-label={`${words.remove} ${nameOf(id)}`}
              onClick={() => onChange(chosen.filter((one) => one !== id))}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
