import * as z from 'zod/mini';
import { parseJson } from '../../json.ts';

const field = () => z.string().check(z.minLength(1), z.maxLength(4_096));

const clientSchema = z.object({ client_id: field(), client_secret: field() });

/** CXone's back-end applications sign in with an access key beside the client (docs/upstream.md). */
const accessKeySchema = z.extend(clientSchema, { access_key_id: field(), access_key_secret: field() });

export type ClientSecret = z.infer<typeof clientSchema>;
export type AccessKeySecret = z.infer<typeof accessKeySchema>;

const SCHEMAS = { client_credentials: clientSchema, password: accessKeySchema };

/** The secret as the grant needs it, or the names of the fields that are missing or wrong, without their values. */
export function readSecret<Grant extends keyof typeof SCHEMAS>(
  grant: Grant,
  text: string,
): { secret: z.infer<(typeof SCHEMAS)[Grant]> } | { faults: string } {
  const parsed = SCHEMAS[grant].safeParse(parseJson(text));
  if (parsed.success) return { secret: parsed.data as z.infer<(typeof SCHEMAS)[Grant]> };
  const names = parsed.error.issues.map(issue => issue.path.join('.')).filter(Boolean);
  return { faults: names.length > 0 ? names.join(', ') : 'the secret is not a JSON object' };
}
