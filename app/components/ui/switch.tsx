import type { ReactNode } from 'react'

type SwitchProps<Value extends string> = {
  legend: string
  name: string
  options: readonly { value: Value; label: ReactNode }[]
  /** Where it starts, when the form keeps the state. */
  defaultValue?: Value
  value?: Value
  onChange?: (value: Value) => void
}

/** One of a few (language, theme): radios that look like one control and work in a form before any script. */
export function Switch<Value extends string>({
  legend,
  name,
  options,
  defaultValue,
  value,
  onChange,
}: SwitchProps<Value>) {
  return (
    <fieldset className="switch">
      <legend className="sr">{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
            onChange={onChange && (() => onChange(option.value))}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
