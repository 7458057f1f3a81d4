import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CandidateItem, Response } from '../../domain/item/schema.ts'
import { QuestionFields } from '../question/question-fields.tsx'
import { Button } from '../ui/button.tsx'

/** The question as a candidate gets it, to be tried with the hands; what is entered goes nowhere. */
export function CandidateSight({ id, view }: { id: string; view: CandidateItem }) {
  const { t } = useTranslation('bank')
  const [shown, setShown] = useState(false)
  const [value, setValue] = useState<Response | null>(null)
  return (
    <div className="sec-s">
      <Button small aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'sight.hide' : 'sight.show')}
      </Button>
      {shown && (
        <div className="sight">
          <QuestionFields view={view} name={`sight-${id}`} value={value} onChange={setValue} />
          <p className="note">
            {'options' in view && t('sight.shuffled')}
            {t('sight.note')}
          </p>
        </div>
      )}
    </div>
  )
}
