/** How long an item is kept that has no value yet. */
const BARE_ITEM_SECONDS = 600;

/** `expires_at` of an item that has no value yet, epoch seconds. */
export const bareItemExpiry = (now: number): number => Math.ceil(now / 1_000) + BARE_ITEM_SECONDS;
