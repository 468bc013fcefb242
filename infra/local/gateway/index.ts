export { type GatewayAnswer, type GatewayOptions, startGateway } from './gateway.ts';
