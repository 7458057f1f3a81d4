import { Form, Link, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { type Answer, doneIn, refusalIn } from './answer.ts'

type Props = {
  code: string
  address: string
  viewing: 'holder' | 'manager' | 'administrator'
  paper: { state: string }
  scorePublic: boolean
  keyId: string | null
  answer: Answer | undefined
}

/** How others check a certificate: its public page, and the signed credential that needs no page. */
export function Share({ code, address, viewing, paper, scorePublic, keyId, answer }: Props) {
  const { t } = useTranslation('certificate')
  const done = doneIn(answer)
  const refusal = refusalIn(answer)
  const inForce = paper.state === 'valid' || paper.state === 'expired'
  const working = useNavigation().formData?.get('intent')
  return (
    <aside>
      <h2>{t('page.share.title')}</h2>
      <p className="small">{t(scorePublic ? 'page.share.withScore' : 'page.share.text')}</p>
      <p className="small address">
        <Link to={`/verify/${code}`}>{address}</Link>
      </p>
      {viewing === 'holder' && (
        <Form method="post" className="sec-s">
          <input type="hidden" name="intent" value="score" />
          <input type="hidden" name="scorePublic" value={scorePublic ? 'no' : 'yes'} />
          <Button small type="submit" busy={working === 'score' && t('page.share.busy')}>
            {t(scorePublic ? 'page.share.hideScore' : 'page.share.showScore')}
          </Button>
        </Form>
      )}
      <h2 className="sec-s">{t('credential.title')}</h2>
      <p className="small">{t('credential.text')}</p>
      {done === 'credential' && (
        <Notice tone="good" role="status">
          {t('credential.done')}
        </Notice>
      )}
      {refusal?.code === 'key-sealed' && (
        <Notice tone="bad" role="alert">
          {t('refused.key-sealed')}
        </Notice>
      )}
      {keyId !== null && <CredentialFiles code={code} keyId={keyId} />}
      {keyId === null && !inForce && <p className="note">{t('credential.none')}</p>}
      {keyId === null && inForce && viewing !== 'manager' && (
        <Form method="post" className="sec-s">
          <input type="hidden" name="intent" value="credential" />
          <Button small type="submit" busy={working === 'credential' && t('credential.busy')}>
            {t('credential.issue')}
          </Button>
        </Form>
      )}
      {viewing === 'holder' && (
        <p className="small sec-s">
          <Link to="/certification">{t('page.next')}</Link>
        </p>
      )}
    </aside>
  )
}

/** The signed files of a certificate. */
export function CredentialFiles({ code, keyId }: { code: string; keyId: string | null }) {
  const { t } = useTranslation('certificate')
  return (
    <>
      <p className="acts sec-s">
        {(['jwt', 'json'] as const).map((form) => (
          <a key={form} className="btn small" href={`/verify/${code}.${form}`} download>
            <Icon name="download" />
            {t(`credential.${form}`)}
          </a>
        ))}
      </p>
      {keyId !== null && <p className="note">{t('credential.key', { key: keyId })}</p>}
    </>
  )
}
