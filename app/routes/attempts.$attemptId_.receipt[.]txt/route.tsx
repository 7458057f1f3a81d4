import type { LoaderFunctionArgs } from '@remix-run/node'
import { findOwnAttempt } from '../../db/reads/exams.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { createI18n } from '../../lib/i18n/create-i18n.ts'
import { formatsFor } from '../../lib/i18n/format.ts'
import { zhCN } from '../../lib/i18n/zh-cn.ts'

/** The receipt as a text file to keep, in Chinese. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const attempt = await findOwnAttempt(context.world.db, params.attemptId ?? '', trainee.id)
  if (!attempt?.receipt) throw new Response('no receipt', { status: 404 })
  const { receipt, level, id } = attempt
  const { t } = createI18n('zh-CN', { 'zh-CN': zhCN })
  const { date, seconds } = formatsFor('zh-CN', context.zone, receipt.submittedAt)
  const lines = [
    `${t('shell:brand')} ${t('exam:receipt.title')}`,
    t('exam:theory', { level: t(`shell:level.${level}`) }),
    '',
    `${trainee.name} ${trainee.login}`,
    `${t('exam:receipt.submittedAt')}：${date(receipt.submittedAt, true)} ${seconds(receipt.submittedAt)}（${context.zone}）`,
    `${t('exam:receipt.by')}：${t(`exam:receipt.${receipt.by}`)}`,
    `${t('exam:receipt.answered')}：${t('exam:receipt.answeredOf', receipt)}`,
    `${t('exam:receipt.hash')}：${receipt.answersHash}`,
    `${t('exam:receipt.attempt')}：${id}`,
  ]
  return new Response(`\uFEFF${lines.join('\r\n')}\r\n`, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="receipt-${id.slice(0, 12)}.txt"`,
      'Cache-Control': 'no-store',
    },
  })
}
