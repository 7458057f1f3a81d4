import { useEffect, useRef, useState } from 'react'

type Recognition = {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null
  onend: (() => void) | null
  onerror: (() => void) | null
  start(): void
  stop(): void
}
type Maker = new () => Recognition
type SpeakingWindow = Window & { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker }

/**
 * The browser's own ear, where it has one. What is heard is put into the field, never sent by itself.
 * `supported` is false on the server and in browsers without it: then there is no button.
 */
export function useSpeechInput(onHeard: (words: string) => void) {
  const [supported, setSupported] = useState(false)
  const [listening, setListening] = useState(false)
  const recognition = useRef<Recognition | null>(null)
  const latest = useRef(onHeard)
  latest.current = onHeard
  useEffect(() => {
    const { SpeechRecognition, webkitSpeechRecognition } = window as SpeakingWindow // not in the DOM types
    const Maker = SpeechRecognition ?? webkitSpeechRecognition
    setSupported(Maker !== undefined)
    if (!Maker) return
    const ear = new Maker()
    ear.lang = 'zh-CN'
    ear.continuous = false
    ear.interimResults = false
    ear.onresult = ({ results }) =>
      latest.current(Array.from(results, (result) => result[0]?.transcript ?? '').join(''))
    ear.onend = () => setListening(false)
    ear.onerror = () => setListening(false)
    recognition.current = ear
    return () => ear.stop()
  }, [])
  return {
    supported,
    listening,
    toggle: () => {
      if (listening) return recognition.current?.stop()
      setListening(true)
      recognition.current?.start()
    },
  }
}

/** Reads the customer's newest words aloud by the browser's own voice, when asked to and where there is one. */
export function useReadAloud(words: string, on: boolean): boolean {
  const [supported, setSupported] = useState(false)
  const said = useRef(words)
  useEffect(() => setSupported('speechSynthesis' in window), [])
  useEffect(() => {
    if (!supported || !on || said.current === words) return
    said.current = words
    speechSynthesis.cancel()
    const utterance = new SpeechSynthesisUtterance(words)
    utterance.lang = 'zh-CN'
    speechSynthesis.speak(utterance)
    return () => speechSynthesis.cancel()
  }, [words, on, supported])
  return supported
}
