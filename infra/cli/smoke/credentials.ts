/** What a request is signed over. */
export interface Signable {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** How a deployment identifies its caller. */
export interface Credentials {
  /** The headers of the request, those included that show who sends it. */
  headersOf(request: Signable): Promise<Record<string, string>>;
  /** The values that no answer may hold, by their names. */
  secrets(): Promise<Readonly<Record<string, string>>>;
}

export const apiKeyCredentials = (apiKey: string): Credentials => ({
  headersOf: async ({ headers }) => ({ ...headers, 'x-api-key': apiKey }),
  secrets: async () => ({ 'the API key': apiKey }),
});
