import { Level } from '../../domain/shared/level.ts'

/** The level of an address. @throws Response 404 when there is no such level */
export function levelIn(params: { level?: string }): Level {
  const level = Level.safeParse(params.level)
  if (!level.success) throw new Response('no such level', { status: 404 })
  return level.data
}
