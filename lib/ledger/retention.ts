/** Bounds of `AUDIT_RETENTION_DAYS`. */
export const RETENTION_DAYS = { min: 1, max: 3_650, default: 400 } as const;

export const DAY_SECONDS = 86_400;
