import {
  type ComponentPropsWithoutRef,
  createContext,
  forwardRef,
  type ReactNode,
  useContext,
  useId,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

type Wiring = { id: string; describedBy?: string; invalid: boolean }
const FieldWiring = createContext<Wiring | null>(null)

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong, in words; read out with the control. */
  error?: string
  /** The control's id when something else already names it (a form library). Its error is then `<id>-error`. */
  id?: string
  children: ReactNode
}

/** A label, one control, its hint and its error. The control inside takes its id and descriptions from here. */
export function Field({ label, hint, error, id, children }: FieldProps) {
  const own = useId()
  const control = id ?? own
  const describedBy = classNames(
    hint !== undefined && `${control}-hint`,
    error !== undefined && `${control}-error`,
  )
  return (
    <div className="field">
      <label htmlFor={control}>{label}</label>
      <FieldWiring.Provider value={{ id: control, describedBy, invalid: error !== undefined }}>
        {children}
      </FieldWiring.Provider>
      {hint !== undefined && (
        <span className="note" id={`${control}-hint`}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span className="err" id={`${control}-error`}>
          <Icon name="cross" />
          {error}
        </span>
      )}
    </div>
  )
}

type Wired = {
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: ComponentPropsWithoutRef<'input'>['aria-invalid']
}

/** The control's own attributes joined with those of the field around it; a description named twice is named once. */
function useWiring(own: Wired): Wired {
  const field = useContext(FieldWiring)
  const described = [own['aria-describedby'], field?.describedBy].flatMap((ids) => ids?.split(' ') ?? [])
  return {
    id: own.id ?? field?.id,
    'aria-describedby': [...new Set(described)].join(' ') || undefined,
    'aria-invalid': own['aria-invalid'] ?? (field?.invalid || undefined),
  }
}

type Small = { small?: boolean }
const inClass = (small: boolean | undefined, more: string | undefined) =>
  classNames('in', small && 'small', more)

export const TextInput = forwardRef<HTMLInputElement, Small & ComponentPropsWithoutRef<'input'>>(
  function TextInput({ small, className, ...rest }, ref) {
    return <input {...rest} {...useWiring(rest)} ref={ref} className={inClass(small, className)} />
  },
)

export const Select = forwardRef<HTMLSelectElement, Small & ComponentPropsWithoutRef<'select'>>(
  function Select({ small, className, ...rest }, ref) {
    return <select {...rest} {...useWiring(rest)} ref={ref} className={inClass(small, className)} />
  },
)

export const TextArea = forwardRef<HTMLTextAreaElement, ComponentPropsWithoutRef<'textarea'>>(
  function TextArea({ className, ...rest }, ref) {
    return <textarea {...rest} {...useWiring(rest)} ref={ref} className={inClass(false, className)} />
  },
)

/** A password that can be looked at. Pasting and password managers work. */
export const PasswordInput = forwardRef<HTMLInputElement, Omit<ComponentPropsWithoutRef<'input'>, 'type'>>(
  function PasswordInput({ className, ...rest }, ref) {
    const { t } = useTranslation('ui')
    const [shown, setShown] = useState(false)
    return (
      <span className="in-wrap">
        <input
          {...rest}
          {...useWiring(rest)}
          ref={ref}
          type={shown ? 'text' : 'password'}
          className={inClass(false, className)}
          spellCheck={false}
          autoCapitalize="none"
        />
        <button
          type="button"
          className="btn bare small"
          aria-label={t(shown ? 'password.hideLong' : 'password.showLong')}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'password.hide' : 'password.show')}
        </button>
      </span>
    )
  },
)
