const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

/** The change a form asks for, as typed; nothing of it is checked yet. @param id absent: a new term */
export function changeIn(form: FormData, id: string | undefined) {
  const intent = form.get('intent')
  if (id !== undefined && (intent === 'retire' || intent === 'restore')) return { kind: intent, id } as const
  const filled = {
    zh: text(form, 'zh'),
    en: text(form, 'en'),
    definition: text(form, 'definition'),
    definitionEn: text(form, 'definitionEn'),
    aliases: text(form, 'aliases')
      .split(/[、,，;；\n]/)
      .map((alias) => alias.trim())
      .filter(Boolean),
    source: text(form, 'source'),
    asOf: text(form, 'asOf'),
  }
  return id === undefined
    ? ({ kind: 'add', form: filled } as const)
    : ({ kind: 'edit', id, form: filled } as const)
}
