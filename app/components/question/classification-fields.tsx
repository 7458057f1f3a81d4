import { useTranslation } from 'react-i18next'
import type { CandidateItem, Response, ResponseOf } from '../../domain/item/schema.ts'
import { classNames } from '../ui/class-names.ts'
import { Clauses, Shape } from '../ui/words.tsx'
import { Figures } from './figures.tsx'
import { CLASSES, motivesOf, SHAPE_CLASS } from './motive-words.ts'

type Props = {
  view: CandidateItem
  value: ResponseOf<'classification'> | null
  onChange: (value: Response) => void
  name: string
  disabled?: boolean
  /** In an exam the clues stay away. */
  exam?: boolean
}

/** What the customer says, then its class, then its main motive. A motive that the class rules out is let go. */
export function ClassificationFields({ view, value, onChange, name, disabled, exam }: Props) {
  const { t } = useTranslation('question')
  const said = value?.class
  const motive = value?.primaryMotive
  const answer = (next: Omit<ResponseOf<'classification'>, 'kind'>) =>
    onChange({ kind: 'classification', ...next })
  return (
    <div className="question">
      <CustomersWords text={view.stem} />
      <Figures images={view.images} />
      <fieldset disabled={disabled}>
        <legend className="lab">{t('classLegend')}</legend>
        <div className="cls">
          {CLASSES.map((of) => (
            <label key={of} className={classNames('key', SHAPE_CLASS[of])}>
              <input
                type="radio"
                name={`${name}-class`}
                value={of}
                checked={said === of}
                onChange={() =>
                  answer({
                    class: of,
                    ...(motive && motivesOf(of).includes(motive) && { primaryMotive: motive }),
                  })
                }
              />
              <Shape of={of} />
              {t(`class.${of}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset disabled={disabled}>
        <legend className="lab">{t(said === 'mixed' ? 'mainMotiveLegend' : 'motiveLegend')}</legend>
        <div className="mot">
          {motivesOf(said).map((of) => (
            <label key={of} className={classNames('key', of.startsWith('E') ? 'e' : 'r')}>
              <input
                type="radio"
                name={`${name}-motive`}
                value={of}
                checked={motive === of}
                onChange={() => answer({ ...(said && { class: said }), primaryMotive: of })}
              />
              <span>
                {t(`motive.${of}`)}
                <small>
                  {of}
                  {!exam && ` ${t(`clue.${of}`)}`}
                </small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

/** The sentence a complaint question is about, in the face of what is weighed. */
export function CustomersWords({ text }: { text: string }) {
  const { t } = useTranslation('question')
  return (
    <figure className="words">
      <figcaption className="note">{t('customerSays')}</figcaption>
      <blockquote className="quote">
        <Clauses>{text}</Clauses>
      </blockquote>
    </figure>
  )
}
