import { UpstreamMalformedError } from '../../errors.ts';
import { parseJson } from '../../json.ts';
import type { UpstreamAdapter } from '../adapter.ts';
import { readEntities } from '../entities.ts';
import type { OffsetUnit } from '../offsets.ts';
import { type CxoneConfig, cxoneGrant } from './config.ts';

/** The CXone NLU API (docs/upstream.md). */
export function createCxoneAdapter(config: CxoneConfig & { UPSTREAM_OFFSET_UNIT: OffsetUnit }): UpstreamAdapter {
  const { CXONE_BASE_URL: baseUrl, CXONE_EXTRACT_PATH: path, UPSTREAM_OFFSET_UNIT: unit } = config;
  return {
    id: 'cxone',
    baseUrl,
    variant: `${path} ${unit}`,
    grant: cxoneGrant(config),
    // Host discovery names the API host of the tenant with the token.
    endpoint: token => (token.apiBaseUrl ?? baseUrl) + path,
    writeRequest: query =>
      JSON.stringify({
        text: query.text,
        language: query.language,
        confidence_threshold: query.confidenceThreshold,
        entity_types: query.entityTypes,
      }),
    readAnswer(body, query) {
      const answer = parseJson(body);
      if (answer === undefined) throw new UpstreamMalformedError("The upstream's answer is not JSON");
      return readEntities(answer, query.text, unit);
    },
  };
}
