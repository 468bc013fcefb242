import { ConsoleError } from '../problem.ts';
import type { Resource } from '../resource.ts';
import { readSpanQuery } from '../span-query.ts';
import type { ConsoleTarget } from '../target.ts';

/** The data for the charts of a stage in AWS. Charts of the local stack are made from the rows of the list. */
export const figuresResource = ({ metrics, clock }: Pick<ConsoleTarget, 'metrics' | 'clock'>): Resource => ({
  path: 'figures',
  methods: {
    async GET({ query }) {
      if (!metrics) throw new ConsoleError(409, 'no-metrics', 'The local stack has no CloudWatch.');
      return metrics(readSpanQuery(query, clock.now()));
    },
  },
});
