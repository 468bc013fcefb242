import { digest } from './digest.ts';
import { evaluate } from './evaluate.ts';
import { type Resource, resourceOf, type Template } from './template.ts';

/** The alias that the gateway and the schedules invoke. */
export const LIVE = 'live';

/** The logical ids of a function's resources, by the framework's rule and ours. */
export const idsOf = (name: string) => {
  const prefix = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { function: `${prefix}LambdaFunction`, alias: `${prefix}LiveAlias`, releaseGroup: `${prefix}ReleaseGroup` };
};

/** Adds the function's alias. CodeDeploy moves it from the previous version to the version of this template. */
export function addLiveAlias(template: Template, name: string): void {
  const ids = idsOf(name);
  const version = renameVersion(template, ids.function);
  template.Resources[ids.alias] = {
    Type: 'AWS::Lambda::Alias',
    UpdatePolicy: {
      CodeDeployLambdaAliasUpdate: {
        ApplicationName: { Ref: 'ReleaseApplication' },
        DeploymentGroupName: { Ref: ids.releaseGroup },
      },
    },
    Properties: {
      FunctionName: { Ref: ids.function },
      FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
      Name: LIVE,
    },
  };
}

/**
 * A version never changes, so a new version needs a new logical id. The framework's id is a digest of code and settings
 * without those that `extensions` add, such as the network.
 */
function renameVersion(template: Template, functionId: string): string {
  const [id, version] = versionOf(template, functionId);
  const settings = { ...resourceOf(evaluate(template), functionId).Properties };
  // These are not part of a version: Lambda does not publish a version that differs only in these.
  for (const key of ['Code', 'ReservedConcurrentExecutions', 'Tags']) delete settings[key];
  const renamed = `${functionId.replace(/Function$/, 'Version')}${digest([id, settings])}`;
  delete template.Resources[id];
  template.Resources[renamed] = version;
  for (const output of Object.values(template.Outputs ?? {})) {
    if (JSON.stringify(output.Value) === JSON.stringify({ Ref: id })) output.Value = { Ref: renamed };
  }
  return renamed;
}

function versionOf({ Resources }: Template, functionId: string): readonly [id: string, version: Resource] {
  const isOfFunction = ({ Type, Properties }: Resource) =>
    Type === 'AWS::Lambda::Version' && JSON.stringify(Properties.FunctionName) === JSON.stringify({ Ref: functionId });
  const found = Object.entries(Resources).find(([, resource]) => isOfFunction(resource));
  if (!found) throw new Error(`The template has no version of ${functionId}.`);
  return found;
}
