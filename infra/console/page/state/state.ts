import type { Figures } from '../../chart-figures.ts';
import type { StagePart } from '../../server/live.ts';
import type { Problem } from '../../server/problem.ts';
import type { Asked } from '../../server/resources/ask.ts';
import type { Explanation } from '../../server/resources/explain.ts';
import type { FaultsView } from '../../server/resources/faults.ts';
import type { RecordView } from '../../server/resources/record.ts';
import type { Requests } from '../../server/resources/requests.ts';
import type { RulesView } from '../../server/resources/rules.ts';
import type { SealRow, VerifyAnswer } from '../../server/resources/seals.ts';
import type { Session } from '../../server/resources/session.ts';
import type { WebhookView } from '../../server/resources/webhook.ts';
import type { UpstreamState } from '../../server/upstream-state.ts';
import type { Address, Question } from './address.ts';

/** One question of this visit and its result. */
export interface Turn {
  readonly question: Question;
  readonly asked: Asked;
  /** The time of this browser in milliseconds, from which the age keeps counting. */
  readonly receivedAt: number;
  readonly explanations: readonly Explanation[] | undefined;
  /** Whether the file gives the same values as the rules that answered. */
  readonly isSameRules: boolean;
  readonly record: RecordView | Problem | undefined;
}

export interface State {
  readonly address: Address;
  readonly session: Session | undefined;
  /** A problem that replaces the whole page. */
  readonly problem: Problem | undefined;
  readonly connection: 'opening' | 'open' | 'lost' | 'paused';
  /** Something of the stage cannot be read at the moment. */
  readonly stageProblem: Problem | undefined;
  /** Why parts of the stage have not been read. */
  readonly unread: Readonly<Partial<Record<StagePart, Problem>>>;
  /** The result of the last button. */
  readonly actionProblem: Problem | undefined;
  readonly isAsking: boolean;
  readonly askProblem: Problem | undefined;
  readonly turn: Turn | undefined;
  /** The questions of this visit, the newest first. */
  readonly visit: readonly Question[];
  readonly rules: RulesView | undefined;
  readonly requests: Requests | undefined;
  /** Figures of a stage in AWS. Those of the local stack are made from the requests. */
  readonly figures: Figures | Problem | undefined;
  readonly upstream: UpstreamState | undefined;
  readonly webhook: WebhookView | undefined;
  readonly seals: readonly SealRow[] | undefined;
  readonly verification: VerifyAnswer | 'running' | undefined;
  readonly faults: FaultsView['active'];
  /** What the last button said. */
  readonly notice: string;
}

export function stateAtStart(address: Address): State {
  return {
    address,
    session: undefined,
    problem: undefined,
    connection: 'opening',
    stageProblem: undefined,
    unread: {},
    actionProblem: undefined,
    isAsking: false,
    askProblem: undefined,
    turn: undefined,
    visit: [],
    rules: undefined,
    requests: undefined,
    figures: undefined,
    upstream: undefined,
    webhook: undefined,
    seals: undefined,
    verification: undefined,
    faults: [],
    notice: '',
  };
}
