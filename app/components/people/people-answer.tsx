import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/notice.tsx'

export type Done =
  | { done: 'add'; name: string; login: string; password: string | null }
  | { done: 'reset'; login: string; password: string }
  | { done: 'disable'; login: string }
  | { done: 'enable'; login: string }
export type Answer = Done | { refusal: { code: string } }

/** What came of the last press. A fresh password stands here until the page is left, and nowhere afterwards. */
export function PeopleAnswer({ answer }: { answer: Answer }) {
  const { t } = useTranslation('people')
  if ('refusal' in answer) {
    return (
      <Notice tone="bad" role="alert">
        <p>{t(`refused.${answer.refusal.code}`)}</p>
      </Notice>
    )
  }
  const login = answer.login.toUpperCase()
  if (answer.done === 'disable' || answer.done === 'enable') {
    return (
      <Notice tone="good" role="status">
        <p>{t(answer.done === 'disable' ? 'account.disabled' : 'account.enabled', { login })}</p>
      </Notice>
    )
  }
  const title =
    answer.done === 'add' ? t('add.done', { name: answer.name, login }) : t('account.resetDone', { login })
  return (
    <Notice tone="good" role="status" title={title}>
      {answer.password === null ? (
        <p>{t('add.typed')}</p>
      ) : (
        <>
          <p>{t('once.text')}</p>
          <output className="once" aria-label={t('once.password')}>
            {answer.password}
          </output>
        </>
      )}
    </Notice>
  )
}
