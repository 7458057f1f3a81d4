import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

type Props = {
  scenarios: readonly { slug: string; title: string }[]
  /** Whether the complaint drill practises what the lesson teaches. */
  drill: boolean
  /** Trainees practise there; a trainer looks at what they practise; a manager plays with his team. */
  as: 'trainee' | 'trainer' | 'manager'
}

const TALKS = {
  trainee: (slug: string) => `/talks#${slug}`,
  trainer: (slug: string) => `/scenarios/${slug}`,
  manager: () => '/team/play',
}
const DRILL = { trainee: '/drill', trainer: '/complaints', manager: '/team/drill' }

/** Where what the lesson teaches is done with a customer: the scenarios, and the drill where it fits. */
export function PractisedIn({ scenarios, drill, as }: Props) {
  const { t } = useTranslation('learn')
  if (scenarios.length === 0 && !drill) return null
  return (
    <section className="sec-s" aria-labelledby="practised-in">
      <h2 id="practised-in">{t('practisedIn.title')}</h2>
      <ul>
        {scenarios.map(({ slug, title }) => (
          <li key={slug}>
            {t('practisedIn.talk')}
            <Link to={TALKS[as](slug)} lang="zh-CN">
              {title}
            </Link>
          </li>
        ))}
        {drill && (
          <li>
            {t('practisedIn.drill')}
            <Link to={DRILL[as]}>{t('practisedIn.drillTitle')}</Link>
          </li>
        )}
      </ul>
    </section>
  )
}
