import type { ExtractRequest, ExtractResponse } from '../../../../clients/typescript/index.ts';
import type { RowLayout } from '../../../../infra/cli/bulk/row.ts';

export const LAYOUT: RowLayout = {
  textColumn: 'text',
  idColumn: undefined,
  languageColumn: undefined,
  referenceColumn: undefined,
  common: { language: 'en-US', entity_types: ['date', 'money'] },
};

/** An answer with one date, which is the text. */
export const answerTo = ({ text, language }: ExtractRequest): ExtractResponse => ({
  input_text: text,
  language,
  processing_time_ms: 1,
  cache_source: 'api',
  freshness_age_sec: 0,
  audit_status: 'LOGGED',
  audit_id: '01M81Z79RRBY31ZVBSCAVT71ZK',
  rules_version: '1',
  entities: [
    { ...{ name: 'date', value: text.toUpperCase(), confidence: 0.9, start: 0, end: text.length, raw_value: text } },
  ].map(entity => ({ ...entity, match: 'typed' as const, rule: 'date' })),
  dropped: [],
});
