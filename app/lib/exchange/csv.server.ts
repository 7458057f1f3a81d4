/** A cell that begins like a formula would be run by a spreadsheet: an apostrophe before it keeps it text. */
export const safeCell = (cell: string): string => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell)

/** A number is no formula, and a text is quoted where it has to be. */
function cellOf(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : safeCell(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as a download for a spreadsheet: CSV in UTF-8 with a byte order mark. */
export function csvDownload(name: string, rows: readonly (readonly (string | number)[])[]): Response {
  const lines = rows.map((row) => `${row.map(cellOf).join(',')}\r\n`)
  return new Response(`\uFEFF${lines.join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
