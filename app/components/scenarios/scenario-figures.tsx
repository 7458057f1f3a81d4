import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScenarioStatisticsData } from '../../routes/scenarios.$slug_.statistics/route.tsx'
import { Meter } from '../ui/meter.tsx'
import { Table } from '../ui/table.tsx'
import { shareInWords } from './figures.ts'

type Figures = ScenarioStatisticsData['statistics']
type Share = Readonly<{ n: number; of: number; few: boolean }>

/** What talks with a scenario came to. Every share says of how many; few are grey. */
export function ScenarioFigures({ statistics }: { statistics: Figures }) {
  return (
    <div className="pair scenario-figures">
      <div className="stack">
        <Ends {...statistics} />
        <Turns {...statistics} />
        <Modes {...statistics} />
        <Dimensions {...statistics} />
      </div>
      <div className="stack">
        <Hidden {...statistics} />
        <RedLines {...statistics} />
        <Intents {...statistics} />
      </div>
    </div>
  )
}

type ShareRow = { key: string; name: ReactNode; label: string; share: Share }

/** Shares as lines: name, bar, how many of how many. */
function Shares({ title, note, rows }: { title: string; note?: string; rows: readonly ShareRow[] }) {
  const { t } = useTranslation('scenarios')
  return (
    <section>
      <h2>{title}</h2>
      {note && <p className="note">{note}</p>}
      <Table caption={title} className="shares-t">
        <thead className="sr">
          <tr>
            <th scope="col">{t('statistics.what')}</th>
            <th scope="col">{t('statistics.bar')}</th>
            <th scope="col">{t('statistics.share')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, label, share }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="barcell">
                <Meter value={share.n} of={Math.max(1, share.of)} label={label} />
              </td>
              <td className={share.few ? 'num thin' : 'num'}>
                {t('statistics.of', { n: share.n, of: share.of })} · {shareInWords(share)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function Ends({ ends }: Figures) {
  const { t } = useTranslation('scenarios')
  const rows = ends.map(({ end, ...share }) => {
    const name = t(`report:end.${end}`)
    return { key: end, name, label: t('statistics.barLabel', { name, ...share }), share }
  })
  return <Shares title={t('statistics.ends')} rows={rows} />
}

function Modes({ modes }: Figures) {
  const { t } = useTranslation('scenarios')
  const rows = modes
    .filter(({ talks }) => talks > 0)
    .map(({ mode, passed }) => {
      const name = t(`talk:mode.${mode}`)
      return { key: mode, name, label: t('statistics.barLabel', { name, ...passed }), share: passed }
    })
  return <Shares title={t('statistics.modes')} note={t('statistics.modesNote')} rows={rows} />
}

function RedLines({ redLines }: Figures) {
  const { t } = useTranslation('scenarios')
  if (redLines.length === 0)
    return (
      <section>
        <h2>{t('statistics.redLines')}</h2>
        <p className="note">{t('statistics.noRedLines')}</p>
      </section>
    )
  const rows = redLines.map(({ redLine, ...share }) => {
    const name = t(`report:red.${redLine}.name`)
    return { key: redLine, name, label: t('statistics.barLabel', { name, ...share }), share }
  })
  return <Shares title={t('statistics.redLines')} rows={rows} />
}

function Intents({ intents }: Figures) {
  const { t } = useTranslation('scenarios')
  const rows = intents.map(({ intent, ...share }) => {
    const name = t(`intent.${intent}`, intent)
    return { key: intent, name, label: t('statistics.barLabel', { name, ...share }), share }
  })
  return <Shares title={t('statistics.intents')} note={t('statistics.intentsNote')} rows={rows} />
}

function Hidden({ facts, objections }: Figures) {
  const { t } = useTranslation('scenarios')
  const rows = [
    ...objections.map(({ id, label, hidden }) => ({
      key: `objection ${id}`,
      name: (
        <>
          {label} <small className="note">{t('statistics.objection')}</small>
        </>
      ),
      label: t('statistics.barLabel', { name: label, ...hidden }),
      share: hidden,
    })),
    ...facts.map(({ id, words, volunteered, hidden }) => ({
      key: id,
      name: (
        <>
          {words}
          {volunteered > 0 && (
            <small className="note"> {t('statistics.volunteered', { count: volunteered })}</small>
          )}
        </>
      ),
      label: t('statistics.barLabel', { name: words, ...hidden }),
      share: hidden,
    })),
  ].sort((a, b) => b.share.n / Math.max(1, b.share.of) - a.share.n / Math.max(1, a.share.of))
  return <Shares title={t('statistics.hidden')} note={t('statistics.hiddenNote')} rows={rows} />
}

function Dimensions({ dimensions, few }: Figures) {
  const { t } = useTranslation('scenarios')
  return (
    <section>
      <h2>{t('statistics.dimensions')}</h2>
      <Table caption={t('statistics.dimensions')} className="shares-t">
        <tbody>
          {dimensions.map(({ dimension, mean }) => {
            const name = t(`report:dimension.${dimension}`)
            return (
              <tr key={dimension}>
                <th scope="row">{name}</th>
                <td className="barcell">
                  <Meter value={mean ?? 0} of={100} label={t('statistics.meanLabel', { name, mean })} />
                </td>
                <td className={few ? 'num thin' : 'num'}>{mean}%</td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </section>
  )
}

function Turns({ turns, talks, few }: Figures) {
  const { t } = useTranslation('scenarios')
  const most = Math.max(1, ...turns.map(({ ended }) => ended))
  return (
    <section>
      <h2>{t('statistics.turns')}</h2>
      <p className="note">{t('statistics.turnsNote')}</p>
      <Table caption={t('statistics.turns')} className="shares-t">
        <tbody>
          {turns.map(({ turn, ended, failed }) => (
            <tr key={turn}>
              <th scope="row">{t('statistics.turn', { turn })}</th>
              <td className="barcell">
                <Meter
                  value={failed}
                  of={ended}
                  widest={most}
                  tone="warn"
                  label={t('statistics.turnLabel', { turn, ended, failed })}
                />
              </td>
              <td className={few ? 'num thin' : 'num'}>
                {t('statistics.endedOf', { ended, failed, of: talks })}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
