import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  costNote,
  costOfMillion,
  extractionCost,
  FLUSH_READS,
  IDLE,
  IDLE_FLUSH,
  MONTHLY_BASE_COST,
  MONTHLY_SCHEDULES,
  USES,
} from '../../infra/cli/aws-cost.ts';
import {
  describePriceAge,
  GB_BYTES,
  HOURS_A_MONTH,
  PRICES,
  PRICES_READ_ON,
  type PriceName,
  priceOf,
} from '../../infra/prices.ts';
import { eachRow } from '../fixtures/each-row.ts';
import { emittedMetrics } from '../fixtures/emitted-metrics.ts';
import { readTemplate } from '../fixtures/read-template.ts';
import { metricsOfAlarm, readAlarms, readWidgets } from '../fixtures/watched-metrics.ts';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const page = read('docs/operations.md');
const section = page.split('\n## Cost\n')[1]?.split('\n## ')[0] ?? '';
const rows = [...section.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) => row.split(' | '));
const cellsOf = (begin: string) => rows.find(([first = '']) => first.startsWith(begin)) ?? expect.fail(begin);

const MILLION = 1_000_000;
const DAYS_A_MONTH = 30.4;
/** infra/resources/backup.yml */
const DAILY_BACKUP_DAYS = 35;
/** The unit price of a row of docs/operations.md, for a million requests. */
const UNIT_PRICES: Readonly<Record<string, number>> = {
  'calls of API Gateway': priceOf('apiGatewayCall') * MILLION,
  invocations: priceOf('lambdaCall') * MILLION,
  'GB-seconds': priceOf('lambdaGbSecond') * MILLION,
  'write units': priceOf('writeUnit') * MILLION,
  'read units of the request': priceOf('readUnit') * MILLION,
  'read units of metrics-flush': priceOf('readUnit') * MILLION,
  'GB of log': priceOf('logGb'),
  'GB to the Internet': priceOf('transferGb'),
  'GB-months': priceOf('tableGbMonth') + priceOf('recoveryGbMonth'),
};

describe('infra/prices.ts', () => {
  it('names the page of AWS, and a page that states the figure', () => {
    for (const [name, { usd, per, page: ofAws, statedBy }] of Object.entries(PRICES)) {
      expect([name, usd > 0, per > 0]).toEqual([name, true, true]);
      expect(ofAws).toMatch(/^https:\/\/aws\.amazon\.com\/[\w/-]+\/$/);
      expect(statedBy).toMatch(/^https:\/\//);
    }
    expect(PRICES_READ_ON).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  eachRow([
    [-1, '0 days old'],
    [1, '1 day old'],
    [180, '180 days old'],
    [181, '181 days old, too old'],
  ])('says after %i days how old they are, and warns after half a year', (days, age) => {
    const now = Date.parse(PRICES_READ_ON) + days * 86_400_000;
    expect(describePriceAge(now)).toBe(`prices ${age}`);
    expect(costNote(now)).toContain(describePriceAge(now));
  });
});

describe('docs/operations.md, Cost', () => {
  it('has the day and the unit prices of infra/prices.ts', () => {
    expect(section).toContain(`read on ${PRICES_READ_ON}`);
    for (const [begin, price] of Object.entries(UNIT_PRICES)) {
      expect([begin, Number(cellsOf(begin)[1])]).toEqual([begin, Number(price.toFixed(6))]);
    }
  });

  it('states what a million requests cost by these prices', () => {
    const costOf = (column: number, begins: readonly string[]) =>
      begins.reduce((sum, begin) => sum + (UNIT_PRICES[begin] ?? Number.NaN) * Number(cellsOf(begin)[column]), 0);
    const all = Object.keys(UNIT_PRICES);
    const asked = all.filter(begin => begin !== 'GB-months');
    const shares = rows.filter(([share = '']) => share.endsWith(' %'));
    expect(shares.map(([share]) => share)).toEqual(['5 %', '20 %', '30 %']);
    for (const [share = '', ...stated] of shares) {
      const hits = Number.parseInt(share, 10) / 100;
      const mixed = (begins: readonly string[]) => hits * costOf(2, begins) + (1 - hits) * costOf(3, begins);
      expect(stated).toEqual([asked, all].map(begins => mixed(begins).toFixed(2)));
    }
  });

  it('states a month of a stage without requests', () => {
    const dollars = (count: number, name: PriceName) => (count * priceOf(name)).toFixed(2);
    expect(section).toContain(`costs about ${Math.round(MONTHLY_BASE_COST)} a month`);
    expect(section).toContain(`five secrets ${dollars(IDLE.secrets, 'secretMonth')}`);
    expect(section).toContain(`metrics ${dollars(IDLE.metrics, 'metricMonth')}`);
    expect(section).toContain(`alarms ${dollars(IDLE.alarmMetrics, 'alarmMetricMonth')}`);
    expect(section).toContain(`the dashboard ${dollars(IDLE.dashboards, 'dashboardMonth')}`);
    expect(section).toContain(`the two schedules ${MONTHLY_SCHEDULES.toFixed(2)}`);
    expect(section).toContain(`${IDLE_FLUSH.reads} read units and ${IDLE_FLUSH.writes} write units`);
  });

  it('states what the options cost', () => {
    const hourly = 2 * (priceOf('natGatewayHour') + priceOf('publicAddressHour'));
    const dollars = (name: PriceName, units = 1) => (priceOf(name) * units).toFixed(2);
    expect(cellsOf('`STATIC_EGRESS`')[1]).toContain(`${(hourly * HOURS_A_MONTH).toFixed(2)} a month`);
    expect(cellsOf('`STATIC_EGRESS`')[1]).toContain(`${priceOf('natGb')} a GB`);
    expect(cellsOf('`KMS_KEY_ARN`')[1]).toBe(
      `${dollars('keyMonth')} a month, and ${dollars('keyCall', 10_000)} for 10,000 calls`,
    );
    expect(cellsOf('`SEAL_KMS_KEY_ARN`')[1]).toBe(
      `${dollars('keyMonth')} a month, and ${dollars('keySignature', 10_000)} for 10,000 signatures`,
    );
    expect(cellsOf('`X_RAY`')[1]).toBe(`${dollars('trace', MILLION)} for a million traces`);
    expect(cellsOf('`WAF_WEB_ACL_ARN`')[1]).toBe(
      `${dollars('webAclMonth')} a month, ${dollars('webAclRuleMonth')} for each rule, and ${dollars('webAclRequest', MILLION)} for a million requests`,
    );
  });
});

describe('The costs that tools show', () => {
  it('count what the template makes', () => {
    expect(Object.keys(readTemplate('infra/resources/secrets.yml').Resources)).toHaveLength(IDLE.secrets);
    expect(emittedMetrics('CxoneEntities', 'prod', 'idle')).toHaveLength(IDLE.metrics);
    expect(readAlarms().flatMap(metricsOfAlarm)).toHaveLength(IDLE.alarmMetrics);
    expect(Object.keys(readTemplate('infra/resources/dashboard.yml').Resources)).toHaveLength(IDLE.dashboards);
  });

  it('count the backups that the plan keeps', () => {
    const { Properties } =
      readTemplate('infra/resources/backup.yml').Resources.LedgerBackupPlan ?? expect.fail('no plan');
    const { BackupPlanRule } = Properties.BackupPlan as { BackupPlanRule: { RuleName: string }[] };
    expect(BackupPlanRule.map(({ RuleName }) => RuleName)).toEqual(['daily', 'monthly']);
    const kept = DAILY_BACKUP_DAYS + Math.floor(400 / DAYS_A_MONTH);
    const dollars = (kept * priceOf('backupGbMonth')).toFixed(2);
    expect(cellsOf('`LEDGER_BACKUP`')[1]).toMatch(
      new RegExp(`^${dollars} a month for each GB of the ledger: ${kept} backups`),
    );
  });

  it('are those of a miss on the page', () => {
    const units = Object.keys(UNIT_PRICES).filter(begin => begin !== 'GB-months');
    const miss = units.reduce((sum, begin) => sum + Number(cellsOf(begin)[1]) * Number(cellsOf(begin)[3]), 0);
    expect(extractionCost(MILLION, MILLION)).toBeCloseTo(miss, 2);
  });
});

describe('The estimate of a bulk run', () => {
  const ofCall = priceOf('apiGatewayCall') + priceOf('lambdaCall');
  const ofTime = (USES.api.milliseconds / 1_000) * (1_769 / 1_024) * priceOf('lambdaGbSecond');

  it('counts an API call and an invocation for each call, and all else for each row', () => {
    const [single, batch] = [extractionCost(25, 25), extractionCost(25, 1)];
    // Five items of a batch share the time of the function.
    expect(single - batch).toBeCloseTo(24 * ofCall + 25 * ofTime * (4 / 5), 9);
  });
});

describe('docs/performance.md, Cost', () => {
  it('states what a million requests use and cost, by what answers them', () => {
    const table = read('docs/performance.md').split('| answered by |')[1]?.split('\n\n')[0] ?? '';
    const [, , ...lines] = table.split('\n');
    const stated = lines.map(line =>
      line
        .split(' | ')
        .slice(1)
        .map(cell => Number.parseFloat(cell)),
    );
    const expected = [USES.memory, USES.dynamodb, USES.api].map(({ writes, reads, milliseconds, bytesOut }) => [
      writes,
      reads + FLUSH_READS,
      milliseconds,
      bytesOut / 1_000,
    ]);
    const costs = (['memory', 'dynamodb', 'api'] as const).map(path => Number(costOfMillion(path).toFixed(2)));
    expect(stated).toEqual(expected.map((uses, at) => [...uses, costs[at]]));
  });
});

describe('docs/performance.md, metrics', () => {
  eachRow([
    ['at most', 'all'],
    ['where nothing fails', 'healthy'],
    ['without requests', 'idle'],
  ] as const)('states how many are sent %s', (begin, which) => {
    const [, now] = new RegExp(`^\\| ${begin}.*? \\| \\d+ \\| (\\d+) \\|`, 'm').exec(read('docs/performance.md')) ?? [];
    expect(Number(now)).toBe(emittedMetrics('CxoneEntities', 'prod', which).length);
  });
});

describe('The dashboard', () => {
  const widgets = readWidgets();
  const isByPath = ({ title }: { title: string }) => title.startsWith('Cost of answers by path');
  const expressions = widgets.flatMap(widget => (isByPath(widget) ? [] : widget.expressions)).join('\n');

  it('multiplies by the prices of infra/prices.ts, and by no other', () => {
    const factors = [...expressions.matchAll(/\* (0\.\d+)/g)].map(([, factor]) => Number(factor).toPrecision(6));
    const names = [
      'apiGatewayCall',
      'lambdaCall',
      'lambdaGbSecond',
      'writeUnit',
      'readUnit',
      'logGb',
      'transferGb',
    ] as const;
    expect(factors.toSorted()).toEqual(names.map(name => priceOf(name).toPrecision(6)).toSorted());
    expect(widgets.map(({ title }) => title).join()).toContain(`us-east-1, ${PRICES_READ_ON.slice(0, 7)}`);
  });

  it('counts a GB of log as the tools do', () => {
    expect(expressions).toContain(`SUM([b0, b1, b2]) / ${GB_BYTES} * `);
  });

  it('estimates the transfer by the bytes that the tools count', () => {
    const ofCall = USES.api.bytesOut - USES.memory.bytesOut;
    const bytes = `(FILL(answers, 0) * ${USES.memory.bytesOut} + FILL(calls, 0) * ${ofCall}) / ${GB_BYTES} * `;
    expect(expressions).toContain(bytes);
  });

  it('shows what the answers of each path cost, by the figures of docs/performance.md', () => {
    const byPath = widgets.find(isByPath)?.expressions.join('\n') ?? '';
    const costs = (['memory', 'dynamodb', 'api'] as const).map(path => costOfMillion(path).toFixed(2));
    const factors = [...byPath.matchAll(/\* (0\.\d+)/g)].map(([, factor]) => (Number(factor) * MILLION).toFixed(2));
    expect(factors).toEqual(costs);
  });

  it('takes the memory of each function from the template, in GB of 1,024 MB', () => {
    const sizes = [...expressions.matchAll(/([\d.]+) \* d(\d)/g)].map(([, gb, index]) => [Number(index), Number(gb)]);
    const memories = [...read('serverless.yml').matchAll(/^ {4}memorySize: (\d+)$/gm)].map(
      ([, mb]) => Number(mb) / 1_024,
    );
    expect(memories).toHaveLength(3);
    expect(sizes).toEqual(memories.map((gb, index) => [index, Number(gb.toFixed(4))]));
  });

  it('shows as many metrics as docs/operations.md says, which is not more than the free tier allows', () => {
    const shown = new Set(widgets.flatMap(({ metrics }) => metrics.map(metric => JSON.stringify(metric))));
    expect(page).toContain(`it shows ${shown.size} metrics`);
    expect(shown.size).toBeLessThanOrEqual(50);
  });
});
