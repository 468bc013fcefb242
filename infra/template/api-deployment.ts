import { digest } from './digest.ts';
import { evaluate } from './evaluate.ts';
import { listOf, type Resource, resourceOf, type Template } from './template.ts';

const STAGE = 'ApiGatewayStage';

/**
 * Gives the API a stage of its own, with the settings of `api.yml`. The framework's deployment makes the stage itself,
 * without settings, and has the time in its id: it gets an id made from its content, so that an unchanged API is not
 * deployed again.
 */
export function settleApiDeployment(template: Template): void {
  const [id, deployment] = deploymentOf(template);
  const renamed = `ApiGatewayDeployment${digest(deployedBy(template))}`;
  delete template.Resources[id];
  delete deployment.Properties.StageName;
  template.Resources[renamed] = deployment;
  resourceOf(template, STAGE).Properties.DeploymentId = { Ref: renamed };
  for (const resource of Object.values(template.Resources)) {
    // A resource that depends on the deployment also depends on its stage.
    if (listOf(resource.DependsOn).includes(id)) {
      resource.DependsOn = listOf(resource.DependsOn).map(each => (each === id ? STAGE : each));
    }
  }
}

function deploymentOf({ Resources }: Template): readonly [id: string, deployment: Resource] {
  const found = Object.entries(Resources).find(([, { Type }]) => Type === 'AWS::ApiGateway::Deployment');
  if (!found) throw new Error('The template has no deployment of the API.');
  return found;
}

/** Resources whose changes take effect only with a deployment. */
const DEPLOYED = ['RestApi', 'Resource', 'Method', 'Model', 'RequestValidator', 'GatewayResponse', 'Authorizer'];

function deployedBy(template: Template): unknown {
  const isDeployed = ({ Type }: Resource) => DEPLOYED.some(kind => Type === `AWS::ApiGateway::${kind}`);
  const resources = Object.entries(evaluate(template).Resources).filter(([, resource]) => isDeployed(resource));
  return resources.map(([id, { Properties }]) => [id, Properties]);
}
