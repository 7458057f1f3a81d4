import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import type { HomeModule } from './next-step.tsx'

type Weak = {
  knowledgePoint: string
  name: string
  moduleId: string | null
  answers: number
  percent: number
}

/** What to look at again today, from the person's own answers and his unfinished modules. */
export function Review({ weak, modules }: { weak: readonly Weak[]; modules: readonly HomeModule[] }) {
  const { t } = useTranslation('home')
  const unfinished = modules.filter(({ begun, completed }) => begun && !completed)
  if (weak.length === 0 && unfinished.length === 0) {
    const fresh = modules.every(({ begun }) => !begun)
    return <p className="muted">{t(fresh ? 'review.fresh' : 'review.nothing')}</p>
  }
  return (
    <>
      <p className="note">{t('review.lead')}</p>
      <ul className="todo">
        {weak.map((point) => (
          <WeakRow key={point.knowledgePoint} point={point} />
        ))}
        {unfinished.map((module) => (
          <UnfinishedRow key={module.id} module={module} />
        ))}
      </ul>
    </>
  )
}

function WeakRow({ point: { name, moduleId, answers, percent } }: { point: Weak }) {
  const { t } = useTranslation('home')
  const action = `/practice/${moduleId ?? ''}`
  const busy = useNavigation().formAction === action
  return (
    <li>
      <Icon name="again" />
      <div>
        <h3>{name}</h3>
        <p>{t('review.weak', { answers, percent })}</p>
      </div>
      {moduleId && (
        <Form method="post" action={action}>
          <Button
            small
            type="submit"
            busy={busy && t('review.busy')}
            aria-label={t('review.practiseLong', { name })}
          >
            {t('review.practise')}
          </Button>
        </Form>
      )}
    </li>
  )
}

function UnfinishedRow({ module }: { module: HomeModule }) {
  const { t, i18n } = useTranslation('home')
  const { id, title, titleEn, place, sectionsLeft, partsLeft } = module
  const name = i18n.language === 'en' ? titleEn : title
  return (
    <li>
      <Icon name="book" />
      <div>
        <h3>{name}</h3>
        <p>
          {sectionsLeft > 0 && t('review.sections', { count: sectionsLeft })}
          {sectionsLeft > 0 && partsLeft > 0 && t('review.and')}
          {partsLeft > 0 && t('review.parts', { count: partsLeft })}
        </p>
      </div>
      <ButtonLink
        small
        to={`/learn/${id}${place ? `#${place.id}` : ''}`}
        aria-label={t('review.goOnLong', { name })}
      >
        {t('review.goOn')}
      </ButtonLink>
    </li>
  )
}
