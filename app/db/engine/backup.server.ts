import Sqlite from 'better-sqlite3'

/** Copies a SQLite file, in use or not, and reads the copy through. @returns `ok`, or what is wrong with the copy */
export async function backupSqliteFile(from: string, to: string): Promise<string> {
  const source = new Sqlite(from, { fileMustExist: true })
  await source.backup(to)
  source.close()
  const copy = new Sqlite(to, { readonly: true })
  const integrity = String(copy.pragma('integrity_check', { simple: true }))
  copy.close()
  return integrity
}
