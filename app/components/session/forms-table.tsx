import { useTranslation } from 'react-i18next'
import { PrintForm } from '../paper/print-form.tsx'
import { Scroll, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

type PreparedForm = Readonly<{
  number: number
  formHash: string
  questions: number
  ok: boolean
  expectedScore: number
}>

/** The parallel forms of a sitting, each with its recount and its files to print. */
export function FormsTable({ session, forms }: { session: string; forms: readonly PreparedForm[] }) {
  const { t } = useTranslation('sessions')
  return (
    <Scroll label={t('forms.heading')}>
      <Table caption={t('forms.heading')}>
        <thead>
          <tr>
            <th scope="col">{t('forms.number')}</th>
            <th scope="col" className="num">
              {t('forms.questions')}
            </th>
            <th scope="col" className="num">
              {t('forms.expected')}
            </th>
            <th scope="col">{t('forms.checked')}</th>
            <th scope="col">{t('forms.hash')}</th>
            <th scope="col">{t('paper:export.title')}</th>
          </tr>
        </thead>
        <tbody>
          {forms.map(({ number, formHash, questions, ok, expectedScore }) => (
            <tr key={number}>
              <th scope="row">{t('forms.nth', { n: number })}</th>
              <td className="num">{questions}</td>
              <td className="num">{expectedScore.toFixed(1)}</td>
              <td>
                <Tag tone={ok ? 'good' : 'bad'} icon={ok ? 'check' : 'cross'}>
                  {t(ok ? 'forms.ok' : 'forms.notOk')}
                </Tag>
              </td>
              <td>
                <code>{formHash}</code>
              </td>
              <td>
                <PrintForm form={{ session, number }} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  )
}
