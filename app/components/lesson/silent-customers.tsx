import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, TextInput } from '../ui/field.tsx'
import { useDone } from './progress.tsx'
import { Task } from './task.tsx'

/** Unhappy customers for each one who complains, as the saying goes (S7): 1 speaks, 24 do not. */
const FOR_EACH = 25
const MOST = 10_000
const PEOPLE = Array.from({ length: FOR_EACH }, (_, at) => ({
  at,
  x: 12 + (at % 13) * 23,
  y: 14 + Math.floor(at / 13) * 26,
}))

const countOf = (text: string): number | null => {
  const count = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0
  return count >= 1 && count <= MOST ? count : null
}

/** How many may stand behind a number of complaints; says plainly that this is a saying. */
export function SilentCustomers() {
  const { t, i18n } = useTranslation('lesson')
  const done = useDone('SilentCustomers')
  const [text, setText] = useState('1')
  const [last, setLast] = useState(1)
  const count = countOf(text)
  const shown = count ?? last
  const figure = (amount: number) => amount.toLocaleString(i18n.language)

  const change = (typed: string) => {
    setText(typed)
    const now = countOf(typed)
    if (now === null) return
    setLast(now)
    done()
  }
  return (
    <Task title={t('silent.title')} footer={<p className="say-so">{t('silent.honest')}</p>}>
      <div className="silent">
        <Field
          label={t('silent.label')}
          error={count === null ? t('silent.error', { most: figure(MOST) }) : undefined}
        >
          <TextInput
            inputMode="numeric"
            autoComplete="off"
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        </Field>
        <div className="stack-s">
          <svg className="people" viewBox="0 0 300 54" role="img" aria-label={t('silent.picture')}>
            {PEOPLE.map(({ at, x, y }) => (
              <circle key={at} className={at === 0 ? 'v' : 'q'} cx={x} cy={y} r="8" />
            ))}
          </svg>
          <p role="status">
            <span className="fig">
              {figure(shown * FOR_EACH)} <small>{t('silent.unhappy')}</small>
            </span>
            <br />
            {t('silent.silent', { silent: figure(shown * (FOR_EACH - 1)), spoke: figure(shown) })}
          </p>
        </div>
      </div>
    </Task>
  )
}
