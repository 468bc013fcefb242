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

  // A deployment that adds this property gives the secret another value.
  it('leaves the generation of a secret as the template has it', () => {
    const { template: made } = importOf(template, { tables: [], secrets: [SECRET] });
    const generated = made.Resources.WebhookSecret?.Properties.GenerateSecretString;
    expect(generated).toMatchObject({ GenerateStringKey: 'signing_secret' });
    expect(generated).toEqual(template.Resources.WebhookSecret?.Properties.GenerateSecretString);
  });

  it('leaves in a stack what it has', () => {
    const Bucket = { Type: 'AWS::S3::Bucket', Properties: {} };
    const existing = { Resources: { Bucket }, Outputs: { Name: { Value: { Ref: 'Bucket' } } } };
    const { template: made, resources } = importOf(template, { tables: [TABLE], secrets: [] }, existing);
    expect(made).toMatchObject(existing);
    expect(Object.keys(made.Resources)).toEqual(['Bucket', 'LedgerTable']);
    expect(resources).toHaveLength(1);
  });

  it('imports nothing where nothing was kept', () => {
    expect(importOf(template, { tables: [], secrets: [] })).toMatchObject({
      template: { Resources: {} },
      resources: [],
    });
  });
});
