export type FunctionName = 'extract' | 'token-refresh' | 'metrics-flush';

export interface InvocationOutcome {
  /** What the function returned. */
  result: unknown;
  /** The message of the error that it threw. */
  error: string | undefined;
}

/** Invokes a function as the AWS SDKs do: `POST /2015-03-31/functions/<name>/invocations`. */
export async function invokeFunction(
  lambdaUrl: string,
  name: FunctionName,
  event: unknown = {},
  signal?: AbortSignal,
): Promise<InvocationOutcome> {
  const answer = await fetch(`${lambdaUrl}/2015-03-31/functions/cxone-entities-local-${name}/invocations`, {
    method: 'POST',
    body: JSON.stringify(event),
    ...(signal && { signal }),
  });
  const text = await answer.text();
  const result: unknown = text === '' ? undefined : JSON.parse(text);
  return { result, error: errorMessage(result) ?? (answer.ok ? undefined : `status ${answer.status}`) };
}

function errorMessage(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('errorMessage' in result)) return undefined;
  return String(result.errorMessage);
}
