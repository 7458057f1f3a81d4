import { useTranslation } from 'react-i18next'
import type { OpenReading } from '../../use-cases/marking/read-task.server.ts'
import { Material } from '../question/material.tsx'
import { Judge } from './judge.tsx'

/** One answer to read: question and answer on one side, the rubric on the other. */
export function MarkingDesk({ task, shortcuts }: { task: OpenReading; shortcuts: boolean }) {
  const { t } = useTranslation('marking')
  const { words, count } = task
  const off = count < words.min ? 'short' : count > words.max ? 'long' : null
  return (
    <>
      <div className="head">
        <div>
          <h1>{t('task.paper', { number: task.paperNumber })}</h1>
          <p>
            {t(`shell:level.${task.level}`)} · {task.itemId}
            {task.part !== '' && ` · ${t('queue.part', { n: Number(task.part) + 1 })}`}
          </p>
        </div>
      </div>
      <div className="desk">
        <div className="stack">
          <section aria-labelledby="asked">
            <h2 id="asked">{t('task.question')}</h2>
            <p className="stem-s">{task.stem}</p>
            <Material text={task.material} images={task.images} />
          </section>
          <section aria-labelledby="answered">
            <h2 id="answered">{t('task.answer')}</h2>
            <div className="answer-text">{task.text}</div>
            <p className="note">
              {t('task.count', { count, min: words.min, max: words.max })}
              {off && <b className="warn-t"> {t(`task.${off}`)}</b>}
            </p>
          </section>
          <details>
            <summary>{t('task.hints')}</summary>
            <h3 className="sec-s">{t('task.rationale')}</h3>
            <p className="small">{task.rationale}</p>
            {task.modelAnswer && (
              <>
                <h3 className="sec-s">{t('task.model')}</h3>
                <div className="answer-text">{task.modelAnswer}</div>
              </>
            )}
          </details>
        </div>
        <Judge task={task} shortcuts={shortcuts} />
      </div>
    </>
  )
}
