"""The written form of a reading. `to_story` and `from_story` are each other's inverse; gold stories are read too."""

from .fields import StoryError
from .reading import from_story
from .writing import to_story

__all__ = ["StoryError", "from_story", "to_story"]
