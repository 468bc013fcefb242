import { evaluate } from './evaluate.ts';
import type { Resource, Template } from './template.ts';

/** What a removed stack has kept. */
export interface Kept {
  /** Names. */
  readonly tables: readonly string[];
  readonly secrets: readonly { readonly id: string; readonly arn: string }[];
}

interface ImportedResource {
  readonly ResourceType: string;
  readonly LogicalResourceId: string;
  readonly ResourceIdentifier: Readonly<Record<string, string>>;
}

/** What a new stack is made of by import: a template of nothing but what was kept, and what CloudFormation finds it by. */
export function importOf(template: Template, { tables, secrets }: Kept) {
  const imported: Record<string, Resource> = {};
  const resources: ImportedResource[] = [];
  for (const [id, resource] of Object.entries(evaluate(template).Resources)) {
    const { Name, TableName } = resource.Properties;
    const secret = secrets.find(each => each.id === Name);
    const table = tables.find(name => name === TableName);
    if (!secret && table === undefined) continue;
    imported[id] = toImport(resource);
    resources.push({
      ResourceType: resource.Type,
      LogicalResourceId: id,
      ResourceIdentifier: secret ? { Id: secret.arn } : { TableName: String(table) },
    });
  }
  return { template: { AWSTemplateFormatVersion: '2010-09-09', Resources: imported }, resources };
}

/** An import changes nothing of a resource; the deployment after it does. A secret that was kept has its value. */
function toImport(resource: Resource): Resource {
  const { GenerateSecretString: _, ...properties } = resource.Properties;
  return { ...resource, DeletionPolicy: 'Retain', Properties: properties };
}
