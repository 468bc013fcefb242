import { listOf, type Resource, type Template } from './template.ts';

/** Values of parameters by their names; the others have their defaults. */
export type ParameterValues = Readonly<Record<string, string>>;

/**
 * Evaluates the conditions of a template like CloudFormation: resources with a false condition are left out, `Fn::If`
 * becomes the chosen branch, and `AWS::NoValue` disappears. References to parameters become their values.
 */
export function evaluate(template: Template, given: ParameterValues = {}): Template {
  const values = new Map(
    Object.entries(template.Parameters ?? {}).map(([name, { Default }]) => [
      name,
      given[name] ?? String(Default ?? ''),
    ]),
  );
  for (const name of Object.keys(given))
    if (!values.has(name)) throw new Error(`The template has no parameter ${name}.`);
  const evaluator = new Evaluator(template.Conditions ?? {}, values);
  const Resources = evaluator.present(template.Resources);
  for (const resource of Object.values(Resources)) dropAbsent(resource, Resources);
  return { Resources, Outputs: evaluator.present(template.Outputs ?? {}) };
}

class Evaluator {
  readonly #conditions: Readonly<Record<string, unknown>>;
  readonly #values: ReadonlyMap<string, string>;
  readonly #known = new Map<string, boolean>();

  constructor(conditions: Readonly<Record<string, unknown>>, values: ReadonlyMap<string, string>) {
    this.#conditions = conditions;
    this.#values = values;
  }

  present<T extends { Condition?: string }>(entries: Readonly<Record<string, T>>): Record<string, T> {
    const kept = Object.entries(entries).filter(
      ([, { Condition }]) => Condition === undefined || this.#isTrue(Condition),
    );
    return Object.fromEntries(kept.map(([name, entry]) => [name, this.#resolve(entry) as T]));
  }

  #isTrue(name: string): boolean {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (!(name in this.#conditions)) throw new Error(`The template has no condition ${name}.`);
    const holds = this.#holds(this.#conditions[name]);
    this.#known.set(name, holds);
    return holds;
  }

  #holds(condition: unknown): boolean {
    const [operator, operand] = callOf(condition) ?? [];
    const operands = Array.isArray(operand) ? operand : [];
    switch (operator) {
      case 'Condition':
        return this.#isTrue(String(operand));
      case 'Fn::Equals':
        return this.#resolve(operands[0]) === this.#resolve(operands[1]);
      case 'Fn::Not':
        return !this.#holds(operands[0]);
      case 'Fn::And':
        return operands.every(each => this.#holds(each));
      case 'Fn::Or':
        return operands.some(each => this.#holds(each));
      default:
        throw new Error(`The condition ${JSON.stringify(condition)} is not known here.`);
    }
  }

  /** Undefined stands for `AWS::NoValue`. */
  #resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(each => this.#resolve(each)).filter(each => each !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const [name, operand] = callOf(value) ?? [];
    if (name === 'Fn::If' && Array.isArray(operand)) {
      const [condition, yes, no] = operand;
      return this.#resolve(this.#isTrue(condition) ? yes : no);
    }
    if (name === 'Ref' && operand === 'AWS::NoValue') return undefined;
    if (name === 'Ref' && this.#values.has(String(operand))) return this.#values.get(String(operand));
    const resolved: Record<string, unknown> = {};
    for (const [key, each] of Object.entries(value)) {
      const present = this.#resolve(each);
      if (present !== undefined) resolved[key] = present;
    }
    return resolved;
  }
}

/** An intrinsic function with its operand. */
function callOf(value: unknown): readonly [name: string, operand: unknown] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [name, ...others] = Object.keys(value);
  return name !== undefined && others.length === 0 ? [name, Reflect.get(value, name)] : undefined;
}

/** CloudFormation does not wait for resources that it does not create. */
function dropAbsent(resource: Resource, resources: Readonly<Record<string, Resource>>): void {
  if (resource.DependsOn === undefined) return;
  resource.DependsOn = listOf(resource.DependsOn).filter(id => id in resources);
}
