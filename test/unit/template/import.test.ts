import { describe, expect, it } from 'vitest';
import { importOf } from '../../../infra/template/index.ts';
import { readTemplate } from '../../fixtures/read-template.ts';

const { Parameters, Conditions = {} } = readTemplate('infra/resources/options.yml');
const template = {
  Parameters: Object.fromEntries(Object.entries(Parameters).map(([name, each]) => [name, { ...each, Default: '' }])),
  Conditions,
  Resources: {
    ...readTemplate('infra/resources/tables.yml').Resources,
    ...readTemplate('infra/resources/secrets.yml').Resources,
  },
};
const TABLE = `\${self:custom.ledgerTable}`;
const SECRET = {
  id: `\${self:custom.secretPrefix}/webhook`,
  arn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:cxone-entities/prod/webhook-AbCdEf',
};

describe('importOf', () => {
  it('makes a template of what was kept alone, which an import accepts', () => {
    const { template: made, resources } = importOf(template, { tables: [TABLE], secrets: [SECRET] });
    expect(Object.keys(made.Resources)).toEqual(['LedgerTable', 'WebhookSecret']);
    for (const { DeletionPolicy } of Object.values(made.Resources)) expect(DeletionPolicy).toBe('Retain');
    expect(JSON.stringify(made)).not.toMatch(/Fn::If|NoValue|"Condition/);
    expect(resources).toEqual([
      {
        ResourceType: 'AWS::DynamoDB::Table',
        LogicalResourceId: 'LedgerTable',
        ResourceIdentifier: { TableName: TABLE },
      },
      {
        ResourceType: 'AWS::SecretsManager::Secret',
        LogicalResourceId: 'WebhookSecret',
        ResourceIdentifier: { Id: SECRET.arn },
      },
    ]);
  });

  it('generates no secret: the kept one has its value', () => {
    const { template: made } = importOf(template, { tables: [], secrets: [SECRET] });
    expect(template.Resources.WebhookSecret?.Properties).toHaveProperty('GenerateSecretString');
    expect(made.Resources.WebhookSecret?.Properties).not.toHaveProperty('GenerateSecretString');
  });

  it('imports nothing where nothing was kept', () => {
    expect(importOf(template, { tables: [], secrets: [] })).toMatchObject({
      template: { Resources: {} },
      resources: [],
    });
  });
});
