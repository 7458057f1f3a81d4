import { currentSigningKey, placesGivenOut, withdrawnPlaces } from '../../db/reads/credentials.server.ts'
import { statusListPayload } from '../../domain/certification/badge.ts'
import { LIST_LENGTH, placeOf, statusBits } from '../../domain/certification/status-list.ts'
import { DAY } from '../../domain/shared/instant.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { encodeBits } from '../../lib/certificate/bitstring.server.ts'
import type { World } from '../world.ts'
import type { Issuing } from './issue-credential.server.ts'

/** How long a downloaded list may be relied on. */
const LIST_TERM = 7 * DAY

/**
 * Signs a status list as it stands now; writes nothing. The place of every certificate withdrawn or replaced is set.
 * Refuses `no-such-list` while nothing was ever signed or past the last list, and `key-sealed`.
 */
export async function signStatusList({ db, now }: World, { signer, publicUrl }: Issuing, list: number) {
  const [at, key, places] = [now(), await currentSigningKey(db), await placesGivenOut(db)]
  const lists = Math.ceil(places / LIST_LENGTH)
  if (!key || !Number.isInteger(list) || list < 1 || list > lists)
    return refuse({ code: 'no-such-list' } as const)
  const withdrawn = await withdrawnPlaces(db)
  const ours = withdrawn.map(placeOf).filter((place) => place.list === list)
  const bits = statusBits(ours.map(({ index }) => index))
  const payload = statusListPayload(publicUrl, {
    list,
    encodedList: encodeBits(bits),
    now: at,
    until: at + LIST_TERM,
  })
  const jwt = await signer.sign(key, payload)
  return jwt === undefined ? refuse({ code: 'key-sealed', keyId: key.id } as const) : ok({ jwt })
}
