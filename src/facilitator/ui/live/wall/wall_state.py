"""How the wall stands, in words for the console."""

from dataclasses import dataclass

from facilitator.app.place import PROJECT_STEPS, SECTION_STEPS, stand_after
from facilitator.domain.terms import ProjectId, SectionId, SlideKind, WallMode
from facilitator.domain.workshop import Workshop
from facilitator.ui.live.words import slide_name
from facilitator.words import tr


@dataclass(frozen=True, slots=True)
class WallState:
    """`here` names the slide that the console stands on (`brief` in few words), `held` the one
    that stays on the wall ("" where it follows the console), `next` what the next step brings
    ("" nothing).
    """

    mode: WallMode
    here: str
    brief: str
    held: str
    next: str
    message: str
    scale: int
    by_line: bool

    @property
    def follows(self) -> bool:
        """Tell whether the room sees what the console stands on."""
        return self.mode is WallMode.SHOWN and not self.held


def wall_state(workshop: Workshop) -> WallState:
    """Tell how the wall stands now."""
    live = workshop.live
    held = said_slide(workshop, live.held_slide, live.held_section, live.held_project)
    return WallState(
        live.wall,
        said_slide(workshop, live.slide, live.section, live.project),
        _briefly(workshop, live.slide, live.project),
        held if live.held else "",
        _said_next(workshop),
        live.message,
        live.scale,
        live.line_by_line,
    )


def said_slide(
    workshop: Workshop, kind: SlideKind, section: SectionId | None, project: ProjectId | None
) -> str:
    """Name a slide with what it is about: “2. Market in the village, Answers”."""
    about, of = workshop.project(project), workshop.section(section)
    if kind in PROJECT_STEPS and about is not None:
        title = f"{about.number}. {about.title}"
        return tr("{title}, {slide}", "wall", title=title, slide=slide_name(kind))
    if kind in SECTION_STEPS and of is not None:
        return tr("{title}, {slide}", "wall", title=of.title, slide=slide_name(kind))
    return slide_name(kind)


def _said_next(workshop: Workshop) -> str:
    found = stand_after(workshop, 1)
    return _briefly(workshop, found.slide, found.project) if found is not None else ""


def _briefly(workshop: Workshop, kind: SlideKind, project: ProjectId | None) -> str:
    about = workshop.project(project)
    if kind in PROJECT_STEPS and about is not None:
        return f"{about.number}. {slide_name(kind)}"
    return slide_name(kind)
