/** Looks up a name among the values and synonyms of a rule. */
export { createInexactSearches, type InexactSearches } from './inexact-searches.ts';
export { createSynonymLookup, type SynonymLookup, type SynonymMatch, type SynonymTie } from './lookup.ts';
