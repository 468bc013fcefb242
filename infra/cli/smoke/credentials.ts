/** The parts of a request that are signed. */
export interface Signable {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** How a deployment identifies its caller. */
export interface Credentials {
  /** The headers of the request, including those that identify the sender. */
  headersOf(request: Signable): Promise<Record<string, string>>;
  /** The values that must not be in any answer, by their names. */
  secrets(): Promise<Readonly<Record<string, string>>>;
}

export const apiKeyCredentials = (apiKey: string): Credentials => ({
  headersOf: async ({ headers }) => ({ ...headers, 'x-api-key': apiKey }),
  secrets: async () => ({ 'the API key': apiKey }),
});
