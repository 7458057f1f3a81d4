import * as z from 'zod'
import { KnowledgePointId } from '../item/schema.ts'
import { Level } from '../shared/level.ts'

/** One thing that can be taught and asked. Its id's prefix is its leaf in the blueprint. */
export const KnowledgePoint = z.strictObject({
  id: KnowledgePointId,
  name: z.string().min(1),
  nameEn: z.string().min(1).optional(),
  /** What it takes in, and what not. */
  about: z.string().min(1).optional(),
  level: Level,
  module: z.string(),
  /** Nothing new is put on it; what stands on record keeps its name. */
  retired: z.literal(true).optional(),
})
export type KnowledgePoint = z.infer<typeof KnowledgePoint>

export const KnowledgeLeaf = z.strictObject({
  id: z.string().regex(/^[a-z]+(\.[a-z0-9-]+)?$/),
  name: z.string().min(1),
  nameEn: z.string().min(1).optional(),
  about: z.string().min(1).optional(),
  points: z.array(KnowledgePoint),
})

/** `content/knowledge.yaml`: the leaves of the blueprints and the knowledge points under each. */
export const KnowledgeTree = z.strictObject({ leaves: z.array(KnowledgeLeaf).min(1) })
export type KnowledgeTree = z.infer<typeof KnowledgeTree>

export const pointsOf = ({ leaves }: KnowledgeTree): KnowledgePoint[] =>
  leaves.flatMap(({ points }) => points)

/** Names of the leaves and their points, as a choice among them shows them. No tree published: none. */
export const namesByLeaf = (tree: KnowledgeTree | undefined) =>
  (tree?.leaves ?? []).map(({ id, name, points }) => ({
    id,
    name,
    points: points.map((point) => ({ id: point.id, name: point.name })),
  }))
export type LeafNames = ReturnType<typeof namesByLeaf>

/** The tree without its retired points: what something new can be put on. */
export const openTree = ({ leaves }: KnowledgeTree): KnowledgeTree => ({
  leaves: leaves.map((leaf) => ({ ...leaf, points: leaf.points.filter(({ retired }) => !retired) })),
})
