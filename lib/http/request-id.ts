/** A caller's id that is not a UUID. Its characters need no escape in a header, a URN or a log. */
const PLAIN_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;
/** 32 hexadecimal digits hold no personal data, though some of them may look like a phone number. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The caller's `x-request-id` if it may be written to logs and records, else `own`. It needs 8 to 64 characters of `A-Z
 * a-z 0-9 . _ -` and must contain no personal data.
 */
export async function chooseRequestId(
  given: string | undefined,
  own: string,
  redact: (text: string) => Promise<string>,
): Promise<string> {
  if (given === undefined || !PLAIN_ID.test(given)) return own;
  if (UUID.test(given)) return given;
  try {
    return (await redact(given)) === given ? given : own;
  } catch {
    return own;
  }
}
