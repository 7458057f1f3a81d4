import { useTranslation } from 'react-i18next'
import { inPoints } from '../bank/points.ts'
import { Meter } from '../ui/meter.tsx'
import { Tag } from '../ui/tag.tsx'
import type { Tried } from './try-out.tsx'

/** What a trainee never sees: where the customer stands, what is still closed, what it would score now. */
export function HiddenState(hidden: Tried['hidden']) {
  const { t } = useTranslation('scenarios')
  const { facts, objections, needs, redLines, suspected, score } = hidden
  const names = (lines: readonly string[]) => lines.map((line) => t(`report:red.${line}.name`)).join('、')
  return (
    <section className="hidden-state panel" aria-label={t('try.hidden')}>
      <h3>
        {t('try.hidden')} <span>{t('try.score', { total: inPoints(score.total) })}</span>
      </h3>
      <dl className="kv">
        {(['mood', 'trust', 'churn'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`try.${name}`)}</dt>
            <dd>
              <Meter value={hidden[name]} of={100} label={`${t(`try.${name}`)} ${hidden[name]}`} />
              {hidden[name]}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('try.patience')}</dt>
          <dd>{hidden.patience}</dd>
        </div>
      </dl>
      {redLines.length > 0 && <Tag tone="bad">{t('try.redLine', { names: names(redLines) })}</Tag>}
      {suspected.length > 0 && <Tag tone="warn">{t('try.suspected', { names: names(suspected) })}</Tag>}
      <h3>{t('try.facts')}</h3>
      <ul>
        {facts.map(({ id, words, turn, by }) => (
          <li key={id}>
            {words}
            <small>
              {turn === null ? t('try.notOut') : t(by === 'question' ? 'try.out' : 'try.blurted', { turn })}
            </small>
          </li>
        ))}
      </ul>
      <h3>{t('try.objections')}</h3>
      <ul>
        {objections.map(({ id, label, kind, voiced, resolved }) => (
          <li key={id}>
            {label} <Tag tone="line">{t(`try.kind.${kind}`)}</Tag>
            <small>
              {voiced === null
                ? t('try.notOut')
                : t(voiced === 0 ? 'try.statedAtOnce' : 'try.voiced', { turn: voiced })}
              {resolved !== null && ` · ${t('try.resolved', { turn: resolved })}`}
            </small>
          </li>
        ))}
      </ul>
      <h3>{t('try.needs')}</h3>
      <ul>
        {needs.map(({ code, turn }) => (
          <li key={code}>
            {code}
            <small>{turn === null ? t('try.notMet') : t('try.met', { turn })}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
