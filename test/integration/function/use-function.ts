import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { FaultAim, StandInFault } from '../../../infra/local/cxone/index.ts';
import { type BuiltFunctions, openBuiltFunctions } from '../../fixtures/built-functions.ts';
import { type Answer, createWorld, type Environment, requestOf, type World } from '../../fleet/world.ts';

/**
 * The built extract function against emulators, in virtual time. The tests of a file share them and one environment:
 * a start takes three times the CPU time of a request. Two hours pass before each test, in which all that State holds
 * expires.
 */
export interface FunctionUnderTest {
  readonly world: World;
  readonly environment: Environment;
  /** All output of the functions in the tests of this file. */
  readonly printed: string;
  /** Sends a request with a new text, unless a text is given. */
  ask(text?: string, environment?: Environment): Promise<Answer>;
  fault(fault: StandInFault, aim?: FaultAim): Promise<void>;
  pass(ms: number): Promise<void>;
}

/** More than the hour for which a token is valid. */
const BETWEEN_TESTS_MS = 2 * 3_600_000;

/** Call this function once at the top of a file. */
export function useFunction(): FunctionUnderTest {
  let functions: BuiltFunctions;
  let world: World;
  let environment: Environment;
  let printed = '';
  let asked = 0;
  beforeAll(async () => {
    functions = await openBuiltFunctions();
    world = await createWorld({
      dist: functions.dist,
      onOutput: text => {
        printed += text;
      },
    });
    environment = world.environment();
  });
  beforeEach(() => pass(BETWEEN_TESTS_MS));
  afterEach(async () => {
    const { standIn, dynamoDb, secretsManager } = world;
    await Promise.all([standIn.admin.clearFaults(), dynamoDb.clearFaults(), secretsManager.clearFaults()]);
    await standIn.admin.clearTimeline();
  });
  afterAll(async () => {
    await world.close();
    await functions.close();
  });
  const pass = (ms: number) => world.time.run(world.time.sleep(ms));
  return {
    get world() {
      return world;
    },
    get environment() {
      return environment;
    },
    get printed() {
      return printed;
    },
    ask(text, one = environment) {
      asked += 1;
      return world.time.run(one.ask(requestOf(text ?? `I need a refund for my headphones, case ${asked}`)));
    },
    fault: (fault, aim) => world.standIn.admin.fault(fault, aim),
    pass,
  };
}

/** The status, and the last part of the problem's type. */
export const problem = ({ status, body }: Answer) => [status, body.type?.split(':').at(-1)];

export const outcome = ({ status, body }: Answer) => [status, body.cache_source, body.audit_status];
