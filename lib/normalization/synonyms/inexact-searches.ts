import type { Language } from '../../languages/index.ts';
import type { InexactSearch } from './inexact.ts';

/** The inexact searches that a process has loaded so far. */
export interface InexactSearches {
  loaded(language: Language): InexactSearch | undefined;
  load(language: Language): Promise<void>;
}

export function createInexactSearches(): InexactSearches {
  const searches = new Map<Language, InexactSearch>();
  return {
    loaded: language => searches.get(language),
    async load(language) {
      const { loadInexactSearch } = await import('./inexact.ts');
      searches.set(language, await loadInexactSearch(language));
    },
  };
}
