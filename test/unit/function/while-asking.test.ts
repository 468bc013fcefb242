import { expect, it, vi } from 'vitest';
import { languagePack } from '../../../lib/languages/index.ts';
import { createExtractFunction } from '../../fixtures/extract-function.ts';

it('loads the readers of the requested types while the upstream works', async () => {
  const dates = vi.spyOn(languagePack('it-IT'), 'dates');
  const { promise: isLoading, resolve } = Promise.withResolvers<void>();
  dates.mockImplementationOnce(async () => {
    resolve();
    throw new Error('no chunk');
  });
  const { post } = createExtractFunction({
    environment: { LANGUAGES_ENABLED: 'it-IT' },
    upstream: async () => {
      await isLoading;
      return Response.json({ entities: [] });
    },
  });
  // Without an entity of the type its reader is not needed, so that it may fail.
  const { status } = await post({ text: 'un rimborso', language: 'it-IT', entity_types: ['date'] });
  expect(status).toBe(200);
});
