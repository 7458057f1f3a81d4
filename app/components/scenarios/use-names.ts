import { useTranslation } from 'react-i18next'
import { withNames } from './code-names.ts'

/** A text with the codes of acts and red lines told by their names. */
export function useNames(): (text: string) => string {
  const { t, i18n } = useTranslation('scenarios')
  return (text) =>
    withNames(text, (code) => {
      if (i18n.exists(`talk:act.${code}`)) return t(`talk:act.${code}`)
      return i18n.exists(`report:red.${code}.name`) ? t(`report:red.${code}.name`) : undefined
    })
}
