import { useTranslation } from 'react-i18next'
import type { CertificateState } from '../../domain/certification/award.ts'
import type { Face, FaceRun } from '../../domain/certification/face.ts'
import { classNames } from '../ui/class-names.ts'
import { Mark } from '../ui/mark.tsx'
import { clausesOf } from '../ui/words.tsx'

export type Paper = Readonly<{
  face: Face
  number: string
  holderName: string
  /** As the document writes them: with the year, in Chinese. */
  issued: string
  validUntil: string
  state: CertificateState
  /** Where the QR code leads. */
  address: string
  /** Where a number can be typed, as people read it aloud: without the scheme. */
  verifyPage: string
  qr: { readonly size: number; readonly path: string }
}>

/** A certificate as it is printed. It is a Chinese document whatever language the page is in. */
export function CertificatePaper(paper: Paper) {
  const { t: translate, i18n } = useTranslation('certificate')
  const t = i18n.getFixedT('zh-CN', 'certificate')
  const { face, state } = paper
  return (
    <article
      className={classNames('cert', state !== 'valid' && 'void')}
      lang="zh-CN"
      aria-label={translate('page.paper')}
    >
      <div className="top">
        <span className="brand">
          <Mark />
          {t('shell:brand')}
        </span>
        <span>{t('paper.number', { number: paper.number })}</span>
      </div>
      <h2>{face.title}</h2>
      <p className="en" lang="en">
        {face.english}
      </p>
      <div className="txt">
        <p>{face.lead}</p>
        <p className="name">{paper.holderName}</p>
        {face.lines.map((runs) => (
          <p key={runs[0]?.text}>
            {phrasesOf(runs).map((phrase) => (
              <span key={phrase.map(({ text }) => text).join('')} className="cl">
                {phrase.map(({ text, bold }) => (bold ? <b key={text}>{text}</b> : text))}
              </span>
            ))}
          </p>
        ))}
      </div>
      {state !== 'valid' && <p className="stamp">{t(`state.${state}`)}</p>}
      <div className="foot">
        <QrCode {...paper.qr} label={t('paper.qr', { address: paper.address })} />
        <dl className="kv">
          <dt>{t('paper.issued')}</dt>
          <dd>{paper.issued}</dd>
          <dt>{t('paper.until')}</dt>
          <dd>{paper.validUntil}</dd>
          <dt>{t('paper.check')}</dt>
          <dd>{t('paper.checkHow', { address: paper.verifyPage })}</dd>
        </dl>
        <Seal label={t('paper.seal')} />
      </div>
    </article>
  )
}

/** The runs of a line cut where its speaker breathes and before what is stressed: there it breaks if it must. */
function phrasesOf(runs: readonly FaceRun[]): FaceRun[][] {
  const phrases: FaceRun[][] = [[]]
  for (const { text, ...look } of runs) {
    if (look.bold && !/^[\d.]+$/.test(text)) phrases.push([])
    for (const clause of clausesOf(text)) {
      phrases.at(-1)?.push({ text: clause, ...look })
      if (/[，。]$/.test(clause)) phrases.push([])
    }
  }
  return phrases.filter((phrase) => phrase.length > 0)
}

/** Dark on white in every theme, since a scanner wants it so, with a margin of two modules. */
function QrCode({ size, path, label }: { size: number; path: string; label: string }) {
  const edge = size + 4
  return (
    <svg
      className="qr"
      viewBox={`-2 -2 ${edge} ${edge}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="qr-g" x="-2" y="-2" width={edge} height={edge} />
      <path className="qr-p" d={path} />
    </svg>
  )
}

function Seal({ label }: { label: string }) {
  return (
    <svg
      className="seal"
      viewBox="0 0 112 112"
      fill="none"
      stroke="currentColor"
      role="img"
      aria-label={label}
    >
      <circle cx="56" cy="56" r="52" strokeWidth="2.5" />
      <circle cx="56" cy="56" r="46" strokeWidth="1" />
      <g strokeWidth="5" strokeLinecap="round">
        <path d="M36 74v-8M49 74V60M62 74V60" />
        <path d="M76 74V50a17 17 0 0 0-17-17c-10 0-16 6-16 15" />
      </g>
    </svg>
  )
}
