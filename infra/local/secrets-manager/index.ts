export {
  createSecretsManagerAdmin,
  type RunningSecretsManager,
  type SecretsManagerAdmin,
  type SecretsManagerFault,
  startSecretsManager,
} from './server.ts';
