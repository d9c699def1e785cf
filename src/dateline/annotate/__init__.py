"""annotate: an article's sentences, and what is mentioned in them. A pure function over records."""

from __future__ import annotations

from dateline.model import Annotated, Article

from .actors import find_actors
from .attribution import find_attributions
from .encoder_events import point
from .places import find_places
from .places_bearers import without_bearers
from .places_here import with_here
from .quantities import find_quantities
from .sentences import parse
from .times import find_times
from .truecase import plain_text

__all__ = ["annotate"]


def annotate(article: Article) -> Annotated:
    """Parse the readable sections and find mentions of times, places, actors, numbers and voices."""
    text = plain_text(article)
    sentences = parse(article, text)
    actors = find_actors(text, sentences)
    places = without_bearers(text, find_places(text, sentences), actors)
    times = find_times(text, sentences)
    places, pointers = point(text, sentences, with_here(article, text, sentences, places), actors, times)
    return Annotated(
        article,
        sentences,
        times=times,
        places=places,
        actors=actors,
        quantities=find_quantities(text, sentences),
        attributions=find_attributions(text, sentences),
        pointers=pointers,
    )
