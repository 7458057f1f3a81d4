import { useTranslation } from 'react-i18next'
import { type AnswerOption, AnswerOptions, QuestionFoot, useQuestion } from './choice-question.tsx'
import { useDone } from './progress.tsx'
import { Task } from './task.tsx'

type CheckpointProps = { ask: string; options: readonly AnswerOption[] }

/** A question on the way, not scored. Choosing again after a look clears the verdict. */
export function Checkpoint({ ask, options }: CheckpointProps) {
  const { t } = useTranslation('lesson')
  const done = useDone('Checkpoint', ask)
  const question = useQuestion(done)
  return (
    <Task
      title={t('checkpoint.title')}
      note={t('checkpoint.note')}
      footer={<QuestionFoot options={options} {...question} />}
    >
      <AnswerOptions ask={ask} options={options} {...question} onChoose={question.choose} />
    </Task>
  )
}
