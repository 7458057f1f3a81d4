import { useTranslation } from 'react-i18next'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import type { CaseView } from '../../domain/complaint/schema.ts'
import type { Scored } from '../../domain/complaint/score.ts'
import { Icon } from '../ui/icon.tsx'
import { Shape } from '../ui/words.tsx'
import { DecidedWords } from './case-words.tsx'

export type ToldCase = {
  case: CaseView
  key: { class: ComplaintClass; motive: Motive; secondary: Motive | null; accept: readonly Motive[] }
  given: { class: ComplaintClass; motive: Motive | null; secondary: Motive | null }
  scored: Scored
  score: number
  deciding: string
  reason: string
  rule: { id: number; title: string; text: string; example: string; contrast: string }
  trap: string | null
  sawSecondary: boolean
  sentences: { better: string; worse: string; why: string }
  picked: 'better' | 'worse' | null
  twin: { text: string; class: ComplaintClass; motive: Motive; deciding: string; reason: string } | null
}

/** What the sentence was and why, once the answer is kept: verdict, deciding words, rule, what tempted, its twin. */
export function Told({ told, brief = false }: { told: ToldCase; brief?: boolean }) {
  const { t } = useTranslation('drill')
  const { key, given } = told
  return (
    <div className="told stack">
      <CaseLabel of={key.class} motive={key.motive} secondary={key.secondary} />
      <DecidedWords text={told.case.text} deciding={told.deciding} />
      <p>
        <Verdict told={told} />
      </p>
      <p>{told.reason}</p>
      {told.trap && given.motive && (
        <p className="muted">
          {t('told.trap', { motive: t(`question:motive.${given.motive}`), why: told.trap })}
        </p>
      )}
      {told.sawSecondary && <p className="muted">{t('told.sawSecondary')}</p>}
      {!brief && (
        <details className="rule">
          <summary>{t('told.rule', { n: told.rule.id, title: told.rule.title })}</summary>
          <p>{told.rule.text}</p>
          <p className="muted">{told.rule.example}</p>
          <p className="muted">{told.rule.contrast}</p>
        </details>
      )}
      {!brief && told.twin && (
        <div className="beside">
          <p className="lab">{t('told.twin')}</p>
          <CaseLabel of={told.twin.class} motive={told.twin.motive} secondary={null} />
          <DecidedWords text={told.twin.text} deciding={told.twin.deciding} />
          <p className="muted">{told.twin.reason}</p>
        </div>
      )}
    </div>
  )
}

/** What a sentence is: shape, class, motive. */
export function CaseLabel({
  of,
  motive,
  secondary,
}: {
  of: ComplaintClass
  motive: Motive
  secondary: Motive | null
}) {
  const { t } = useTranslation('drill')
  return (
    <p>
      <span className="tag">
        <Shape of={of} />
        {t(`question:class.${of}`)} · {motive} {t(`question:motive.${motive}`)}
        {of === 'mixed' &&
          secondary &&
          t('told.and', { motive: `${secondary} ${t(`question:motive.${secondary}`)}` })}
      </span>
    </p>
  )
}

/** Right, near or not, with what was said where it differs. */
export function Verdict({ told: { given, scored, score } }: { told: ToldCase }) {
  const { t } = useTranslation('drill')
  if (score === 100)
    return (
      <span className="good-t">
        <Icon name="check" /> {t('told.right')}
      </span>
    )
  const said = [
    t(`question:class.${given.class}`),
    ...(given.motive ? [`${given.motive} ${t(`question:motive.${given.motive}`)}`] : []),
  ].join(t('told.comma'))
  const tone = score > 0 ? 'warn-t' : 'bad-t'
  const part =
    scored.class.percent === 60
      ? scored.motive.rule === 'motive-adjacent'
        ? 'near'
        : 'classOnly'
      : scored.class.rule === 'class-of-primary-motive'
        ? 'half'
        : 'wrong'
  return (
    <span className={tone}>
      <Icon name={score > 0 ? 'warn' : 'cross'} /> {t(`told.${part}`, { said, score })}
    </span>
  )
}
