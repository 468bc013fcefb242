/** How many tests passed and failed. A lint run, a type check or a bar of a benchmark counts as a test. */
export interface Tally {
  passed: number;
  failed: number;
}

export const PASSED: Tally = { passed: 1, failed: 0 };
export const FAILED: Tally = { passed: 0, failed: 1 };

export function addUp(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  };
}

interface VitestReport {
  testResults: readonly {
    status: string;
    assertionResults: readonly { status: string }[];
  }[];
}

/**
 * Counts the tests in the output of vitest's JSON reporter. A file that could not be loaded has no failed test, and
 * an unhandled rejection or a crash is not a failed test either. Each of them counts as one failure.
 *
 * @param text undefined when there is no report
 * @param exitCode of vitest
 */
export function tallyOfVitest(text: string | undefined, exitCode: number): Tally {
  const report = parse<VitestReport>(text);
  if (!report) return FAILED;
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const countOf = (wanted: string) => tests.filter(({ status }) => status === wanted).length;
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some(({ status: result }) => result === 'failed'),
  );
  const failed = countOf('failed') + unloaded.length;
  const passed = countOf('passed');
  const hasHiddenFailure = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: hasHiddenFailure ? 1 : failed };
}

interface BarsReport {
  results: readonly { pass?: boolean }[];
}

/** Counts the bars that fleet, score and bench write with `--json`. A run that ended early counts as one failure. */
export function tallyOfBars(text: string | undefined, exitCode: number): Tally {
  const report = parse<BarsReport>(text);
  if (!report) return FAILED;
  const failed = report.results.filter(({ pass }) => pass === false).length;
  const passed = report.results.filter(({ pass }) => pass === true).length;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

function parse<T>(text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}
