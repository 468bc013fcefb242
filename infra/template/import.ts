import { evaluate } from './evaluate.ts';
import type { Resource, Template } from './template.ts';

/** Resources that a removed stack has kept. */
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

/**
 * Makes the import of kept resources into a stack: a template, and the identifiers by which CloudFormation finds each
 * resource.
 * @param existing template of the stack, where there is one; an import must leave in it what it has
 */
export function importOf(template: Template, { tables, secrets }: Kept, existing: Template = { Resources: {} }) {
  const imported: Record<string, Resource> = {};
  const resources: ImportedResource[] = [];
  for (const [id, resource] of Object.entries(evaluate(template).Resources)) {
    const { Name, TableName } = resource.Properties;
    const secret = secrets.find(each => each.id === Name);
    const table = tables.find(name => name === TableName);
    if (!secret && table === undefined) continue;
    // CloudFormation demands a policy. The next deployment sets that of the template.
    imported[id] = { ...resource, DeletionPolicy: 'Retain' };
    resources.push({
      ResourceType: resource.Type,
      LogicalResourceId: id,
      ResourceIdentifier: secret ? { Id: secret.arn } : { TableName: String(table) },
    });
  }
  const Resources = { ...existing.Resources, ...imported };
  return { template: { AWSTemplateFormatVersion: '2010-09-09', ...existing, Resources }, resources };
}
