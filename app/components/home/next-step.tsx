import { useTranslation } from 'react-i18next'
import type { Unmet } from '../../domain/certification/eligibility.ts'
import type { NextStep as Step } from '../../domain/course/next-step.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useUnmetWords } from './unmet-words.ts'

export type HomeModule = {
  id: string
  order: number
  title: string
  titleEn: string
  completed: boolean
  begun: boolean
  /** The section last read. */
  place: { id: string; title: string } | null
  sectionsLeft: number
  partsLeft: number
  minutes: number
  classHours: number
}

type Props = {
  level: string
  step: Step
  module: HomeModule | undefined
  unmet: readonly Unmet[]
  /** There is something to review below. */
  reviews: boolean
}

/** The one thing to do now. */
export function NextStep({ level, step, module, unmet, reviews }: Props) {
  const { t, i18n } = useTranslation('home')
  const { time } = useFormats()
  const unmetWords = useUnmetWords()
  const ofLevel = { level: t(`shell:level.${level}`) }
  const words = {
    attempt: {
      title: t('next.attempt.title'),
      text: step.kind === 'attempt' ? t('next.attempt.text', { at: time(step.deadline) }) : '',
    },
    exam: { title: t('next.exam.title', ofLevel), text: t('next.exam.text') },
    wait: {
      title: t('next.wait.title', ofLevel),
      text: unmet.map(unmetWords).join('') || t('next.wait.text'),
    },
    passed: { title: t('next.passed.title', ofLevel), text: t('next.passed.text') },
    module: { title: i18n.language === 'en' ? module?.titleEn : module?.title, text: '' },
  }[step.kind]
  const target = {
    attempt: step.kind === 'attempt' ? `/attempts/${step.attemptId}` : '/',
    exam: '/exams',
    wait: '/exams',
    passed: '/certificates',
    module: module ? `/learn/${module.id}${module.place ? `#${module.place.id}` : ''}` : '/learn',
  }[step.kind]
  const button =
    step.kind === 'module'
      ? t(step.begun ? 'next.module.goOn' : 'next.module.begin')
      : t(`next.${step.kind}.button`)
  return (
    <section aria-labelledby="next">
      <p className="k">{t('next.kicker')}</p>
      <h1 id="next">{words.title}</h1>
      <p>{module ? <ModuleWords level={ofLevel.level} module={module} /> : words.text}</p>
      <div className="acts">
        <ButtonLink kind="main" to={target} prefetch="intent">
          {button} <Icon name="next" />
        </ButtonLink>
        {reviews && step.kind !== 'attempt' && (
          <a className="btn bare" href="#review">
            {t('next.reviewFirst')}
          </a>
        )}
      </div>
    </section>
  )
}

function ModuleWords({
  level,
  module: { order, place, sectionsLeft, partsLeft, minutes, begun },
}: {
  level: string
  module: HomeModule
}) {
  const { t } = useTranslation('home')
  return (
    <>
      {t('next.module.order', { order, level })}
      {begun && place && t('next.module.place', { title: place.title })}
      {sectionsLeft > 0
        ? t('next.module.left', { sections: sectionsLeft, minutes })
        : t('next.module.allRead')}
      {partsLeft > 0 && t('next.module.parts', { parts: partsLeft })}
      {t('next.module.end')}
    </>
  )
}
