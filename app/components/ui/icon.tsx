const PATHS = {
  check: 'm3 8.5 3.2 3L13 4.5',
  cross: 'm4 4 8 8M12 4l-8 8',
  warn: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.8v.2',
  info: 'M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0M8 7.500v3.500M8 5v.2',
  clock: 'M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0M8 5v3l2 1.5',
  next: 'M3 8h10M9 4l4 4-4 4',
  previous: 'M13 8H3M7 4 3 8l4 4',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  again: 'M13 8a5 5 0 1 1-1.6-3.700M13 2.500v3h-3',
  undo: 'M6 3.5 3 6.500l3 3M3 6.500h6.500a3.5 3.5 0 0 1 0 7H7',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  home: 'M2.5 7.5 8 3l5.5 4.500V13h-4V9.500h-3V13h-4z',
  book: 'M2.5 3.500c2-.7 4-.5 5.5.7 1.5-1.2 3.5-1.4 5.5-.7v9c-2-.7-4-.5-5.5.7-1.5-1.2-3.5-1.4-5.5-.7zM8 4.200v9',
  tell: 'M7 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M9.5 5.500h5v5h-5z',
  talk: 'M2.5 3h11v8h-6l-3 2.500V11h-2z',
  paper: 'M4 2h6l2.5 2.500V14H4zM6 7h4.500M6 10h4.5',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1',
  more: 'M3 8h.1M8 8h.1M13 8h.1',
  flag: 'M4 14V2.500h8L10 6l2 3.500H4',
  lock: 'M4 7.500h8V13H4zM5.5 7.500V5a2.5 2.5 0 0 1 5 0v2.5',
  cloud: 'M4.5 12.500a3 3 0 0 1-.2-6 4 4 0 0 1 7.6 1 2.5 2.5 0 0 1-.4 5z',
  cloudOff: 'M4.5 12.500a3 3 0 0 1-.2-6 4 4 0 0 1 7.6 1 2.5 2.5 0 0 1-.4 5zM2 2l12 12',
  download: 'M8 2.500v8M4.5 7.5 8 11l3.5-3.500M3 13.500h10',
  print: 'M4.5 6V2.500h7V6M4.5 11.500H2.500V6h11v5.500h-2M4.5 9.500h7v4h-7z',
  microphone: 'M6 3.500a2 2 0 0 1 4 0V8a2 2 0 0 1-4 0zM3.5 8a4.5 4.5 0 0 0 9 0M8 12.500V15',
  search: 'M11 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0M10 10l3.5 3.5',
  people:
    'M8.5 5.500a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M1.5 13.500c0-3 2-4.5 4.5-4.500s4.5 1.5 4.5 4.500M10.5 3.300a2.5 2.5 0 0 1 0 4.400M12 9.300c1.5.6 2.5 2 2.5 4.2',
} as const

export type IconName = keyof typeof PATHS

/** A 16-unit line drawing in the colour of its text. Without `label` it says nothing to a screen reader. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  if (label === undefined)
    return (
      <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
        <path d={PATHS[name]} />
      </svg>
    )
  return (
    <svg className="i" viewBox="0 0 16 16" role="img" aria-label={label}>
      <path d={PATHS[name]} />
    </svg>
  )
}

export const ICON_NAMES = Object.keys(PATHS) as IconName[] // the keys of a const object are its names
