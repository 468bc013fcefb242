import type { ConfigurationFault } from '../../lib/config.ts';
import type { Parameter } from '../template/index.ts';

/** The options of a stage: parameters of the template, whose description begins with the name of their environment variable. */
export type OptionParameters = Readonly<Record<string, Parameter>>;

/** Faults that CloudFormation would refuse, or would notice too late. */
export function optionFaults(parameters: OptionParameters, region: string): ConfigurationFault[] {
  const given = optionValues(parameters);
  return [...Object.values(parameters).flatMap(valueFaults), ...regionFaults(given, region), ...domainFaults(given)];
}

/** Those that have a value, by their variables. */
export const optionValues = (parameters: OptionParameters): ReadonlyMap<string, string> =>
  new Map(
    Object.values(parameters)
      .map(parameter => [variableOf(parameter), textOf(parameter)] as const)
      .filter(([, value]) => value !== ''),
  );

const textOf = ({ Default = '' }: Parameter): string => String(Default);

/** `KMS_KEY_ARN: customer-managed key of …` */
export const variableOf = ({ Description = '' }: Parameter): string => Description.split(':', 1)[0] ?? '';

function valueFaults(parameter: Parameter): ConfigurationFault[] {
  const [variable, value] = [variableOf(parameter), textOf(parameter)];
  const { AllowedValues, AllowedPattern, ConstraintDescription } = parameter;
  if (AllowedValues && !AllowedValues.includes(value)) {
    return [{ variable, message: `must be one of ${AllowedValues.filter(each => each !== '').join(', ')}` }];
  }
  if (AllowedPattern && !new RegExp(AllowedPattern).test(value)) {
    return [{ variable, message: ConstraintDescription ?? 'is not valid' }];
  }
  return [];
}

/** Each of these names a resource that has to be in the same region. */
const REGIONAL = ['KMS_KEY_ARN', 'WAF_WEB_ACL_ARN', 'DOMAIN_CERTIFICATE_ARN', 'ALARM_TOPIC_ARN'];

function regionFaults(given: ReadonlyMap<string, string>, region: string): ConfigurationFault[] {
  return REGIONAL.flatMap(variable => {
    const [arn, , , ofArn] = given.get(variable)?.split(':') ?? [];
    if (arn !== 'arn' || ofArn === region) return [];
    return [{ variable, message: `must be in ${region}, the region of the deployment` }];
  });
}

function domainFaults(given: ReadonlyMap<string, string>): ConfigurationFault[] {
  const needs = (variable: string, other: string): ConfigurationFault[] =>
    given.has(other) && !given.has(variable) ? [{ variable, message: `is missing: ${other} needs it` }] : [];
  return [
    ...needs('DOMAIN_CERTIFICATE_ARN', 'DOMAIN_NAME'),
    ...needs('DOMAIN_NAME', 'DOMAIN_CERTIFICATE_ARN'),
    ...needs('DOMAIN_NAME', 'DOMAIN_HOSTED_ZONE_ID'),
  ];
}
