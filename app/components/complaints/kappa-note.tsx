import { useTranslation } from 'react-i18next'
import type { Kappa } from '../../domain/complaint/agreement.ts'

/** A batch says something from fifty labelled cases on (complaint-drill.md §12). */
const BATCH = 50

/** How far two raters agree beyond chance, with its interval. */
export function KappaNote({ kappa }: { kappa: { class: Kappa; motive: Kappa } }) {
  const { t } = useTranslation('complaints')
  const told = ({ kappa: value, low, high }: Kappa) =>
    value === null
      ? t('kappa.none')
      : t('kappa.value', { value: value.toFixed(2), low: low?.toFixed(2), high: high?.toFixed(2) })
  return (
    <section className="stack">
      <h2>{t('kappa.title')}</h2>
      <dl className="kv">
        <dt>{t('kappa.n')}</dt>
        <dd>{kappa.class.n}</dd>
        <dt>{t('kappa.class')}</dt>
        <dd>{told(kappa.class)}</dd>
        <dt>{t('kappa.motive')}</dt>
        <dd>{told(kappa.motive)}</dd>
      </dl>
      <p className="note">{t(kappa.class.n < BATCH ? 'kappa.few' : 'kappa.bars')}</p>
    </section>
  )
}
