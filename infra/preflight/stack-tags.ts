/** AWS's limits on a tag, without the prefix that is its own. */
const TAG = /^(?!aws:)([\p{L}\p{N} _.:/+@-]{1,128})=([\p{L}\p{N} _.:/=+@-]{0,256})$/iu;
const MOST_TAGS = 40;

/** Reads `team=voice, cost-center=42`. Undefined when it is not of this form. */
export function parseStackTags(text: string): Record<string, string> | undefined {
  const parts = text.trim() === '' ? [] : text.split(',').map(part => part.trim());
  const tags = new Map<string, string>();
  for (const part of parts) {
    const [, key, value] = TAG.exec(part) ?? [];
    if (key === undefined || value === undefined || tags.has(key.trim())) return undefined;
    tags.set(key.trim(), value.trim());
  }
  return tags.size > MOST_TAGS ? undefined : Object.fromEntries(tags);
}
