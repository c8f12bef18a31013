"""Chance that falls the same way for the same words, on every machine."""

import uuid
from random import Random

from newcomers.people.models import CODE_ALPHABET


class Dice(Random):
    def is_lucky(self, chance):
        return self.random() < chance

    def one_of(self, weights):
        """One key of {key: weight}."""
        [key] = self.choices(list(weights), weights=list(weights.values()))
        return key

    def names(self):
        """uuid and code of a new row."""
        number = uuid.UUID(int=self.getrandbits(128), version=4)
        return {"uuid": number, "code": "".join(self.choices(CODE_ALPHABET, k=8))}
