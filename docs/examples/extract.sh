#!/bin/sh
# CXONE_ENTITIES_URL=http://127.0.0.1:3000 CXONE_ENTITIES_KEY=local-api-key-0123456789 sh docs/examples/extract.sh
curl --silent --show-error --fail-with-body --retry 2 --max-time 30 "$CXONE_ENTITIES_URL/v1/extract" \
  -H 'content-type: application/json' -H "x-api-key: $CXONE_ENTITIES_KEY" \
  -d '{"text":"I need a refund for my wireless headphones","language":"en-US","entity_types":["intent","product"]}'
