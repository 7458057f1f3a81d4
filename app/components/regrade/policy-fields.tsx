import { useTranslation } from 'react-i18next'
import { REGRADE_POLICIES } from '../../domain/item/key-change.ts'

/** The four ways to treat answers that were marked by a wrong key, each with what it does to people. */
export function PolicyFields() {
  const { t } = useTranslation('regrade')
  return (
    <fieldset className="stack-s policies">
      <legend className="lab">{t('form.policy')}</legend>
      {REGRADE_POLICIES.map((policy) => (
        <label key={policy} className="pick">
          <input type="radio" name="policy" value={policy} defaultChecked={policy === 'rekey'} required />
          <span>
            <b>{t(`policy.${policy}`)}</b>
            <span className="note block">{t(`policyHint.${policy}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
