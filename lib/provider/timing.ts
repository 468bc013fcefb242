/** A call that gets less time than this, milliseconds, has no chance and is not made. */
export const MIN_CALL_MS = 50;
