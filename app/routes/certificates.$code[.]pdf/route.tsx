import type { LoaderFunctionArgs } from '@remix-run/node'
import { findCertificateFor } from '../../db/reads/certificates.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { certificatePdf } from '../../lib/certificate/pdf.server.ts'
import { refusedPdf, sheetOf } from './sheet.server.ts'

/** A certificate as a PDF file, for whoever may open its page. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainee', 'manager', 'administrator')
  const certificate = await findCertificateFor(context.world.db, viewer, params.code ?? '')
  if (!certificate) throw new Response('not found', { status: 404 })
  const pdf = await certificatePdf(sheetOf(certificate, context))
  if (!pdf.ok) return refusedPdf(pdf.refusal.characters)
  return new Response(new Uint8Array(pdf.value), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${certificate.number}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
