import { expect, it, vi } from 'vitest';
import { KINDS } from '../../../lib/normalization/kinds.ts';
import { createExtractFunction } from '../../fixtures/extract-function.ts';

it('loads the readers of the requested types while the upstream works', async () => {
  const { promise: isLoading, resolve } = Promise.withResolvers<void>();
  const load = vi.spyOn(KINDS, 'date').mockImplementationOnce(async () => {
    resolve();
    throw new Error('no chunk');
  });
  const { post } = createExtractFunction({
    upstream: async () => {
      await isLoading;
      return Response.json({ entities: [] });
    },
  });
  // Without an entity of the type, its reader is not needed, so it may fail.
  const { status } = await post({ text: 'a refund', language: 'en-US', entity_types: ['date'] });
  expect(status).toBe(200);
  load.mockRestore();
});
