import { type AppLoadContext, data } from '@remix-run/node'
import * as z from 'zod'
import { DECISIONS } from '../../db/reads/decisions.server.ts'
import type { Viewer } from '../../db/reads/people.server.ts'
import { refused } from '../../lib/http/refused.ts'
import {
  approveDecision,
  declineDecision,
  proposeDecision,
} from '../../use-cases/certificate/decide.server.ts'

const Proposal = z.object({ decision: z.enum(DECISIONS), reason: z.string().trim().min(2).max(500) })
const FIELDS = ['decision', 'reason'] as const

type Asked = { viewer: Viewer; certificateId: string; form: FormData }

/** What an administrator does about a certificate: proposes, approves what another proposed, or lets it fall. */
export async function decide({ world }: AppLoadContext, { viewer, certificateId, form }: Asked) {
  const [actorId, decisionId] = [viewer.id, String(form.get('decisionId') ?? '')]
  switch (form.get('intent')) {
    case 'propose': {
      const read = Proposal.safeParse({ decision: form.get('decision'), reason: form.get('reason') })
      if (!read.success) {
        const off = new Set(read.error.issues.map(({ path }) => path[0]))
        return refused({ code: 'bad-form', faults: FIELDS.filter((field) => off.has(field)) })
      }
      const proposed = await proposeDecision(world, { certificateId, actorId, ...read.data })
      return proposed.ok ? data({ done: 'propose' } as const) : refused(proposed.refusal)
    }
    case 'approve': {
      const approved = await approveDecision(world, { decisionId, actorId })
      return approved.ok ? data({ done: 'approve' } as const) : refused(approved.refusal)
    }
    case 'decline': {
      const declined = await declineDecision(world, { decisionId, actorId })
      return declined.ok ? data({ done: 'decline' } as const) : refused(declined.refusal)
    }
    default:
      return refused({ code: 'bad-form', faults: [] })
  }
}
