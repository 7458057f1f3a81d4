import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'
import { Level } from '../../domain/shared/level.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { printable } from '../../lib/image/take-image.server.ts'
import { paperPdf } from '../../lib/paper/paper-pdf.server.ts'
import { exportPaper, type PaperSource } from '../../use-cases/exam/export-paper.server.ts'
import { paperWords, sheetFor } from './sheets.server.ts'

const Asked = z.object({
  part: z.enum(['paper', 'sheet', 'key']),
  level: Level.optional(),
  seed: z.string().optional(),
  session: z.string().optional(),
  number: z.coerce.number().int().min(1).optional(),
})

/** Whoever comes back to the address of a paper that was sent for finds where papers are asked for. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer', 'administrator')
  return redirect('/sessions')
}

/** A form on paper: question paper, answer sheet or key, each a PDF of its own. A write, since every export is logged. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer', 'administrator')
  const asked = Asked.safeParse(Object.fromEntries(await request.formData()))
  const source = asked.success ? sourceOf(asked.data) : undefined
  if (!asked.success || !source) return inWords('no-such-form', 400)
  const { part } = asked.data
  const exported = await exportPaper(context.world, { actorId: viewer.id, source, part })
  if (!exported.ok) return inWords(exported.refusal.code, 404)
  const t = paperWords()
  const { title, level } = exported.value
  const form =
    source.kind === 'trial' ? t('trial', { seed: source.seed }) : t('form', { number: source.number })
  const images = new Map<string, Buffer>()
  for (const [name, image] of exported.value.images) images.set(name, await printable(image))
  const pdf = await paperPdf(
    sheetFor(part, {
      ...exported.value,
      images,
      form,
      title: title ?? t('exam', { level: t(`shell:level.${level}`) }),
    }),
  )
  if (!pdf.ok) return inWords('no-glyph', 422, { characters: pdf.refusal.characters.join('、') })
  const name = source.kind === 'trial' ? `${level}-${source.seed}` : `${level}-${source.number}`
  return new Response(new Uint8Array(pdf.value), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}-${part}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

function sourceOf({ level, seed, session, number }: z.infer<typeof Asked>): PaperSource | undefined {
  if (session !== undefined && number !== undefined)
    return { kind: 'sitting', examSessionId: session, number }
  return level !== undefined && seed !== undefined ? { kind: 'trial', level, seed } : undefined
}

function inWords(code: string, status: number, facts: Record<string, string> = {}): Response {
  return new Response(`${paperWords()(`refused.${code}`, facts)}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
