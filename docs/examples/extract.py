"""Needs the package requests. Reads CXONE_ENTITIES_URL and CXONE_ENTITIES_KEY."""

import os
import sys
import time

import requests


def extract(text, language, entity_types, attempts=3):
    """The answer; waits for Retry-After. Raises requests.HTTPError for any other problem."""
    for attempt in range(1, attempts + 1):
        answer = requests.post(
            os.environ["CXONE_ENTITIES_URL"] + "/v1/extract",
            headers={"x-api-key": os.environ["CXONE_ENTITIES_KEY"]},
            json={"text": text, "language": language, "entity_types": entity_types},
            timeout=30,
        )
        if answer.ok:
            return answer.json()
        retry_after = answer.headers.get("Retry-After")
        if retry_after is None or attempt == attempts:
            answer.raise_for_status()
        time.sleep(int(retry_after))


if __name__ == "__main__":
    try:
        result = extract("I need a refund for my wireless headphones", "en-US", ["intent", "product"])
    except requests.HTTPError as error:
        sys.exit(error.response.json()["detail"])
    for entity in result["entities"]:
        print(entity["name"], entity["value"])
