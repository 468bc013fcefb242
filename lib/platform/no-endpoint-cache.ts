/**
 * Stands in for `@aws-sdk/endpoint-cache` and its LRU in the bundles. DynamoDB's endpoint discovery is off unless asked
 * for, and createDynamoDbClient asks for none, so nothing is ever kept.
 */
export class EndpointCache {}
