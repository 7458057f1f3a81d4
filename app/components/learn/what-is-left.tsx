import { useTranslation } from 'react-i18next'
import { leftToDo, type StudyState } from '../../domain/course/progress.ts'
import { Notice } from '../ui/notice.tsx'
import { partNamed } from './part-name.ts'

type Props = {
  module: { sections: readonly { id: string; title: string }[]; parts: readonly string[]; classHours: number }
  state: StudyState
  /** Some of it has not reached the server yet. */
  waiting: boolean
}

/** How far the module is, calmly: what is still to read and to do, or that it is complete and what it gives. */
export function WhatIsLeft({ module, state, waiting }: Props) {
  const { t } = useTranslation('learn')
  const left = leftToDo(module, state)
  if (left.sections.length === 0 && left.parts.length === 0) {
    return (
      <div role="status">
        <Notice tone="good" title={t('complete', { hours: module.classHours })}>
          {waiting && t('completeWaiting')}
        </Notice>
      </div>
    )
  }
  return (
    <div className="left-to-do">
      <h2>{t('left.title')}</h2>
      <p className="note">{t('left.lead', { hours: module.classHours })}</p>
      <ul lang="zh-CN">
        {left.sections.map(({ id, title }) => (
          <li key={id}>
            {t('left.section')}
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
        {left.parts.map((id) => {
          const { kind, heading } = partNamed(id)
          return (
            <li key={id}>
              {/* a checkpoint is named by its question, a calculator by what it reckons; the others by their heading */}
              {kind === 'checkpoint' && t('left.checkpoint', { heading })}
              {kind === 'calculator' && t(`lesson:calculator.${heading}`)}
              {kind !== 'checkpoint' && kind !== 'calculator' && (heading || t(`part.${kind}`))}
            </li>
          )
        })}
      </ul>
      {waiting && <p className="note">{t('left.waiting')}</p>}
    </div>
  )
}
