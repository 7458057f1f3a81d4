/**
 * The largest file an import takes, in bytes; three thousand questions are about two megabytes. The guard before the
 * pages and the readers behind them agree on it.
 */
export const LARGEST_FILE = 20 * 1024 * 1024
