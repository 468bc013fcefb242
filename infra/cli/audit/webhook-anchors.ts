import * as z from 'zod';
import { parseJson } from '../../../lib/json.ts';
import type { LedgerSealReference } from '../../../lib/ledger/index.ts';
import { readSigningSecret, signMessage } from '../../../lib/webhook/index.ts';
import { readText, ToolError } from '../tool/index.ts';
import { anchorsInLines } from './anchor-lines.ts';

/** A delivery as a receiver may store it: `body` are the exact bytes, since the signature covers them. */
const deliverySchema = z.object({
  headers: z.object({
    'webhook-id': z.string(),
    'webhook-timestamp': z.string().regex(/^\d{1,12}$/),
    'webhook-signature': z.string(),
  }),
  body: z.string(),
});

/**
 * The seals that delivered webhooks told, from JSON lines: each a body, or `{"headers": {…}, "body": "…"}`.
 * @param secret signs the webhook; if it is given, each line must be a delivery with a signature that matches
 * @throws ToolError naming the line whose signature does not match
 */
export async function readWebhookAnchors(file: string, secret: string | undefined): Promise<LedgerSealReference[]> {
  const key = secret === undefined ? undefined : readSigningSecret(secret);
  const lines = (await readText(file)).split('\n');
  const bodies = lines.map((line, at) => {
    if (line.trim() === '') return '';
    const delivery = deliverySchema.safeParse(parseJson(line)).data;
    if (key !== undefined && !(delivery && isSigned(delivery, key))) {
      throw new ToolError(`${file}, line ${at + 1}: it is not a delivery that WEBHOOK_SIGNING_SECRET has signed`);
    }
    return delivery?.body ?? line;
  });
  return anchorsInLines(bodies);
}

function isSigned({ headers, body }: z.infer<typeof deliverySchema>, key: Uint8Array): boolean {
  const sentAt = Number(headers['webhook-timestamp']) * 1000;
  const { 'webhook-signature': expected } = signMessage(headers['webhook-id'], body, sentAt, [key]);
  return headers['webhook-signature'].split(' ').includes(expected);
}
