import type { Resource } from '../resource.ts';
import type { ConsoleTarget } from '../target.ts';

/** What the page gets about the stage when it starts. */
export interface Session {
  readonly stage: string;
  readonly isLocal: boolean;
  /** The URL of the HTTP endpoint; null if the console has none. */
  readonly apiUrl: string | null;
  readonly languages: readonly string[];
  /** Of requests that name none. */
  readonly timeZone: string;
  readonly rulesFile: string;
  readonly webhookUrl: string | null;
  /** Whether there are stand-ins, whose faults can be ordered. */
  readonly standIn: boolean;
  readonly sink: boolean;
  /** Clock of the server, epoch milliseconds. */
  readonly time: number;
}

export const sessionResource = (target: ConsoleTarget): Resource => ({
  path: 'session',
  methods: {
    GET: async (): Promise<Session> => ({
      stage: target.stage,
      isLocal: target.local !== undefined,
      apiUrl: target.api?.url ?? null,
      languages: target.languages,
      timeZone: target.timeZone,
      rulesFile: target.rules.path,
      webhookUrl: target.webhookUrl ?? null,
      standIn: target.local?.cxone !== undefined,
      sink: target.local?.sink !== undefined,
      time: target.clock.now(),
    }),
  },
});
