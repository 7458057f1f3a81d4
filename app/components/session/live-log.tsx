import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { LogLine } from './use-live.ts'

type Names = ReadonlyMap<string, string>

/** A line of the log in words: who, what, why. */
export function useLogWords() {
  const { t } = useTranslation('sessions')
  const { time } = useFormats()
  return ({ kind, facts, actor, attemptId }: LogLine, names: Names): string => {
    const number = (name: string) => Number(facts[name] ?? 0)
    const words = t([`log.${kind}`, 'log.other'], {
      name: names.get(attemptId) ?? '',
      actor: actor ?? '',
      minutes: Math.round(number('byMs') / 60_000),
      seconds: Math.round(number('awayMs') / 1_000),
      slot: number('slot'),
      count: Array.isArray(facts.slots) ? facts.slots.length : 0,
      at: facts.deadline === undefined ? '' : time(number('deadline')),
    })
    const reason = typeof facts.reason === 'string' ? facts.reason : ''
    return reason === '' ? words : t('log.because', { words, reason })
  }
}

/** What happened in the sitting, the latest first. */
export function LiveLog({ log, names }: { log: readonly LogLine[]; names: Names }) {
  const { t } = useTranslation('sessions')
  const { seconds } = useFormats()
  const words = useLogWords()
  if (log.length === 0) return <p className="muted">{t('log.none')}</p>
  return (
    <ol className="log">
      {log.map((line) => (
        <li key={line.id}>
          <time className="muted">{seconds(line.at)}</time> {words(line, names)}
        </li>
      ))}
    </ol>
  )
}
