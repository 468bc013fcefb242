import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { LedgerProtection, type ParameterList } from './deployment/protect-ledger.ts';
import { parseStackTags, type ResolvedService, refusalOf } from './preflight/index.ts';
import { finishTemplate, idsOf, LIVE, type Template } from './template/index.ts';

/** The part of the framework that is used. */
interface Framework {
  readonly service: Service;
  /** The folder of serverless.yml. */
  readonly serviceDir: string;
  getProvider(name: 'aws'): { getAwsSdkV3Config(): Promise<object>; naming: { getStackName(): string } };
  /** The framework prints its message without a stack trace. */
  readonly classes: { readonly Error: new (message: string, code: string) => Error };
}

interface Service extends ResolvedService {
  readonly custom: ResolvedService['custom'] & { readonly buildScript: string };
  readonly provider: ResolvedService['provider'] & {
    readonly compiledCloudFormationTemplate: Template;
    stackTags?: Record<string, string>;
    stackParameters?: ParameterList;
  };
  readonly functions: Readonly<Record<string, ResolvedService['functions'][string] & { targetAlias?: object }>>;
}

/**
 * Runs before the framework packages or deploys. It refuses a configuration with which a function would not start. Then
 * it builds the functions, unless `PREBUILT` is set. The stage `local`, which is only emulated, is not checked. After
 * the framework has compiled the template, the plugin completes it. After a first deployment, it protects the ledger.
 */
export default class BuildPlugin {
  readonly hooks: Record<string, () => void | Promise<void>>;

  constructor(framework: Framework) {
    let protection: LedgerProtection | undefined;
    this.hooks = {
      // Also when an existing package is deployed.
      initialize: () => tagStack(framework.service),
      'before:package:initialize': () => {
        check(framework);
        build(framework);
        targetAliases(framework.service);
      },
      'after:aws:package:finalize:mergeCustomProviderResources': () => {
        const { provider, functions } = framework.service;
        finishTemplate(provider.compiledCloudFormationTemplate, Object.keys(functions));
      },
      // The local service does not need short cold starts.
      'before:offline:start:init': () => build(framework, { CODE_CACHE_NODE: 'off' }),
      'before:aws:deploy:deploy:updateStack': async () => {
        protection = await openProtection(framework);
        framework.service.provider.stackParameters = await protection.before();
      },
      'after:aws:deploy:deploy:updateStack': () => protection?.after(),
    };
  }
}

function check({ service, classes }: Framework): void {
  const refusal = service.provider.stage === 'local' ? undefined : refusalOf(service, process.env);
  if (refusal !== undefined) throw new classes.Error(refusal, 'CONFIGURATION_IS_INVALID');
}

function build({ service, serviceDir }: Framework, variables: NodeJS.ProcessEnv = {}): void {
  if (process.env.PREBUILT) return;
  execFileSync(process.execPath, [join(serviceDir, service.custom.buildScript)], {
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  });
}

/** The framework's own field, which it sets for provisioned concurrency: events then invoke the alias. */
function targetAliases({ functions }: Service): void {
  for (const [name, definition] of Object.entries(functions)) {
    definition.targetAlias = { name: LIVE, logicalId: idsOf(name).alias };
  }
}

/** CloudFormation copies the tags of a stack to its resources. */
function tagStack({ provider, custom }: Service): void {
  const tags = parseStackTags(String(custom.stackTags ?? '')) ?? {};
  if (Object.keys(tags).length > 0) provider.stackTags = tags;
}

async function openProtection(framework: Framework): Promise<LedgerProtection> {
  // Loaded here, because its client takes a while to load and packaging does not need it.
  const { openStack } = await import('./deployment/aws-stack.ts');
  const aws = framework.getProvider('aws');
  const stack = openStack(aws.naming.getStackName(), await aws.getAwsSdkV3Config());
  return new LedgerProtection(stack, framework.service.provider.compiledCloudFormationTemplate.Parameters ?? {});
}
