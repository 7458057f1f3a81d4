import { findModelVersion } from '../../db/reads/act-model.server.ts'
import { type OpenModel, openModel } from '../../domain/role-play/model.ts'
import type { World } from '../world.ts'

/** Unpacked recognisers by version; a version never changes, so nothing here can be stale. */
const opened = new Map<number, OpenModel>()
const KEPT = 3

/** The recogniser a talk began with, unpacked once a process. @throws when the version is not stored */
export async function openedModel(db: World['db'], version: number): Promise<OpenModel> {
  const kept = opened.get(version)
  if (kept) return kept
  const stored = await findModelVersion(db, version)
  if (!stored) throw new Error(`no act model ${version}`)
  const model = openModel(stored.model)
  if (opened.size >= KEPT) opened.clear()
  opened.set(version, model)
  return model
}
