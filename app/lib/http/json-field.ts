/** A form field that carries JSON; undefined where it is none, which whatever checks its shape then refuses. */
export function jsonField(field: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(field))
  } catch {
    return undefined
  }
}
