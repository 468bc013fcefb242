/** The version of the words and the code of redaction. The build puts their digest here (infra/redaction-version.ts). */
export const REDACTION_VERSION = 'source';
