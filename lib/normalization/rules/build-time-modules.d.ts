/** Types for the used parts of packages that have no types, or none for this entry point. */

declare module 'js-yaml' {
  export const CORE_SCHEMA: unknown;
  /** @throws Error when the text is not valid YAML, or a key is there twice */
  export function load(text: string, options: { schema: unknown }): unknown;
}

declare module 'recheck/lib/browser.js' {
  export interface Parameters {
    readonly checker: 'automaton' | 'fuzz' | 'auto';
    /** Milliseconds; null for none. */
    readonly timeout: number | null;
    readonly attackTimeout: number | null;
    /** Negative to skip it. */
    readonly recallTimeout: number;
  }

  export type Diagnostics =
    | { readonly status: 'safe' | 'unknown' }
    | { readonly status: 'vulnerable'; readonly complexity: { readonly summary: string } };

  export function checkSync(source: string, flags: string, parameters: Parameters): Diagnostics;
}
