import { createContext, useContext } from 'react'

const Nonce = createContext('')

/** Carries the response's nonce to the inline scripts of the page. */
export const NonceProvider = Nonce.Provider
export const useNonce = (): string => useContext(Nonce)
