import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../domain/complaint/schema.ts'
import { Clauses, clausesOf } from '../ui/words.tsx'

/** A complaint as it was said, the largest thing on the page. */
export function CaseWords({ view }: { view: CaseView }) {
  const { t } = useTranslation('drill')
  return (
    <figure>
      <figcaption className="note">{t(`channel.${view.channel}`)}</figcaption>
      <blockquote className="quote">
        <Clauses>{view.text}</Clauses>
      </blockquote>
    </figure>
  )
}

/** The sentence with the words that decide it lit up. */
export function DecidedWords({ text, deciding }: { text: string; deciding: string }) {
  const [from, to] = [text.indexOf(deciding), text.indexOf(deciding) + deciding.length]
  let at = 0
  return (
    <blockquote className="quote">
      {clausesOf(text).map((clause) => {
        const start = at
        at += clause.length
        const [a, b] = [Math.max(from - start, 0), Math.min(to - start, clause.length)]
        return (
          <span key={start} className="cl">
            {a < b ? (
              <>
                {clause.slice(0, a)}
                <mark>{clause.slice(a, b)}</mark>
                {clause.slice(b)}
              </>
            ) : (
              clause
            )}
          </span>
        )
      })}
    </blockquote>
  )
}
