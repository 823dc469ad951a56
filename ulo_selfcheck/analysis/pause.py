"""What a group takes home when it stops: what is strong, one free step, a reason to come back."""

from ulo_selfcheck.analysis.gaps import Analysis
from ulo_selfcheck.text import listing

_MOST = 3


def pause_words(analysis: Analysis) -> list[str]:
    """Say in a few sentences what there is so far; nothing where nothing was looked at."""
    if not analysis.progress.looked_at:
        return []
    said: list[str] = []
    strong = [place.criterion.title for place in analysis.strengths]
    if strong:
        more = f" And {len(strong) - _MOST} more." if len(strong) > _MOST else ""
        said.append(f"You are strong in: {listing(strong[:_MOST])}.{more}")
    if analysis.begin_with:
        said.append(
            f"One thing for this month, which costs nothing: {analysis.begin_with[0].criterion.first_step.text}"
        )
    if not analysis.progress.complete:
        said.append(
            "The questions still to come may show more of what you do well. They are here when you come back."
        )
    return said
