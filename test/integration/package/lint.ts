import { expect, it } from 'vitest';
import { ruleFaults, schemaFaults, type Template, VARIANTS } from '../../../infra/template/index.ts';
import { IS_FULL } from '../../fixtures/test-scale.ts';

/** What `npm run lint:template` checks. @param read gives the packaged template when the tests run */
export function testLint(read: () => Template): void {
  it('has no faults by the schemas of CloudFormation, with each option on and off', async () => {
    expect(Object.keys(VARIANTS['every option'] ?? {}).toSorted()).toEqual(
      Object.keys(read().Parameters ?? {}).toSorted(),
    );
    expect(await schemaFaults(read())).toEqual([]);
  });

  it('has no resource that waits for one which an option may leave out', () => {
    const { Resources } = read();
    for (const [id, resource] of Object.entries(Resources)) {
      for (const other of [resource.DependsOn ?? []].flat()) {
        expect([id, other, [undefined, resource.Condition]]).toEqual([
          id,
          other,
          expect.arrayContaining([Resources[other]?.Condition]),
        ]);
      }
    }
  });

  // Takes 15 s of CPU time: the rules are compiled, and the schemas are compiled again.
  it.runIf(IS_FULL)('has no faults by the rules of CloudFormation', async () => {
    expect(await ruleFaults(read())).toEqual([]);
  });

  it.runIf(IS_FULL)('would be refused for a property, a type or a reference that there is not', async () => {
    const template = structuredClone(read());
    const change = (id: string, properties: object) =>
      Object.assign(template.Resources[id]?.Properties ?? {}, properties);
    change('StateTable', { BilingMode: 'PAY_PER_REQUEST' });
    change('ExtractLambdaFunction', { MemorySize: 'much' });
    change('AlarmWebhookLag', { Dimensions: [{ Name: 'service', Value: { Ref: 'Nothing' } }] });
    expect(await schemaFaults(template)).toEqual([
      expect.stringMatching(/^F3002 StateTable .*BilingMode.*\(with no option\)$/),
      expect.stringMatching(/^F3012 ExtractLambdaFunction Properties.MemorySize: 'much' is not of type 'integer'/),
    ]);
    expect(await ruleFaults(template)).toContainEqual(expect.stringContaining("'Nothing'"));
  });
}
