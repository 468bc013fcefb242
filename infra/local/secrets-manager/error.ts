/** An error as the service sends it. The SDK derives its exception class from `type`. */
export class SecretsError extends Error {
  override readonly name = 'SecretsError';
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

export const notFound = (what: string) =>
  new SecretsError('ResourceNotFoundException', `Secrets Manager can't find the specified ${what}.`);
export const exists = (message: string) => new SecretsError('ResourceExistsException', message);
export const invalidParameter = (message: string) => new SecretsError('InvalidParameterException', message);
export const invalidRequest = (message: string) => new SecretsError('InvalidRequestException', message);
