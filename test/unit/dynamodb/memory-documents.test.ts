import { describe } from 'vitest';
import { describeDocuments } from '../../fixtures/documents-contract.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';

describe('Documents in memory', () => describeDocuments(async () => new MemoryDocuments()));
