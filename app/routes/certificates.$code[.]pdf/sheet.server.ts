import type { AppLoadContext } from '@remix-run/node'
import { stateOf } from '../../domain/certification/award.ts'
import { faceOf, type WholeLevel } from '../../domain/certification/face.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Sheet } from '../../lib/certificate/pdf.server.ts'
import { createI18n } from '../../lib/i18n/create-i18n.ts'
import { formatsFor } from '../../lib/i18n/format.ts'
import { zhCN } from '../../lib/i18n/zh-cn.ts'

type Issued = {
  code: string
  number: string
  holderName: string
  scope: string
  level: Level
  points: number
  issuedAt: number
  validUntil: number
  revokedAt: number | null
  supersededBy: string | null
  whole: WholeLevel | null
}

const words = () => createI18n('zh-CN', { 'zh-CN': zhCN }).getFixedT('zh-CN', 'certificate')

/** What stands on a certificate's sheet now: one that is no longer in force says so. */
export function sheetOf(issued: Issued, { world, zone, publicUrl }: AppLoadContext): Sheet {
  const t = words()
  const now = world.now()
  const { date } = formatsFor('zh-CN', zone, now)
  const state = stateOf(issued, now)
  return {
    brand: t('shell:brand'),
    number: t('paper.number', { number: issued.number }),
    ...faceOf(issued),
    name: issued.holderName,
    facts: [
      [t('paper.issued'), date(issued.issuedAt, true)],
      [t('paper.until'), date(issued.validUntil, true)],
      [t('paper.check'), t('paper.checkHow', { address: `${new URL(publicUrl).host}/verify` })],
    ],
    address: `${publicUrl}/verify/${issued.code}`,
    ...(state !== 'valid' && { stamp: t(`state.${state}`) }),
    madeAt: issued.issuedAt,
  }
}

/** No file rather than one with a hole in the name: says which characters are missing and what to do. */
export function refusedPdf(characters: readonly string[]): Response {
  const t = words()
  const text = `${t('page.noGlyph')}\n\n${t('page.noGlyphText', { characters: characters.join('、') })}\n`
  return new Response(text, { status: 422, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
