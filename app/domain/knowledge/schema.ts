import * as z from 'zod'
import { KnowledgePointId } from '../item/schema.ts'
import { Level } from '../shared/level.ts'

/** One thing that can be taught and asked. Its id's prefix is its leaf in the blueprint. */
export const KnowledgePoint = z.strictObject({
  id: KnowledgePointId,
  name: z.string().min(1),
  level: Level,
  module: z.string(),
})
export type KnowledgePoint = z.infer<typeof KnowledgePoint>

export const KnowledgeLeaf = z.strictObject({
  id: z.string().regex(/^[a-z]+(\.[a-z0-9-]+)?$/),
  name: z.string().min(1),
  points: z.array(KnowledgePoint),
})

/** `content/knowledge.yaml`: the leaves of the blueprints and the knowledge points under each. */
export const KnowledgeTree = z.strictObject({ leaves: z.array(KnowledgeLeaf).min(1) })
export type KnowledgeTree = z.infer<typeof KnowledgeTree>

export const pointsOf = ({ leaves }: KnowledgeTree): KnowledgePoint[] =>
  leaves.flatMap(({ points }) => points)
