type PublishedKey = Readonly<{ id: string; algorithm: string; publicJwk: Record<string, unknown> }>

/** The public keys as others read them (RFC 7517): every key that ever signed, so that old signatures can be checked. */
export const jwksOf = (keys: readonly PublishedKey[]) => ({
  keys: keys.map(({ id, algorithm, publicJwk: { kty, crv, x } }) => ({
    kty,
    crv,
    x,
    kid: id,
    alg: algorithm,
    use: 'sig',
  })),
})
