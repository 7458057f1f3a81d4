import { useTranslation } from 'react-i18next'
import { formatPoints } from '../../domain/shared/points.ts'
import { Tag } from '../ui/tag.tsx'

export type Standing = Readonly<
  { state: 'none' | 'sitting' | 'marking' } | { state: 'passed' | 'failed'; points: number; outOf: number }
>

/** Where somebody stands with the theory exam, in a word and its sign. */
export function ExamStanding({ exam }: { exam: Standing }) {
  const { t } = useTranslation('team')
  if (exam.state === 'passed' || exam.state === 'failed') {
    const passed = exam.state === 'passed'
    return (
      <Tag tone={passed ? 'good' : 'bad'} icon={passed ? 'check' : 'cross'}>
        {t(`exam.${exam.state}`, { points: formatPoints(exam.points) })}
      </Tag>
    )
  }
  if (exam.state === 'none') return <span className="muted">{t('exam.none')}</span>
  return <Tag tone="info">{t(`exam.${exam.state}`)}</Tag>
}
