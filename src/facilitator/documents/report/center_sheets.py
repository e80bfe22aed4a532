"""A sheet for each center: what it said yes to, on what condition, with whom and by when."""

from typing import Any

from facilitator.app.report_choices import ReportChoices
from facilitator.documents.report.promises import promises
from facilitator.documents.report.wording import names
from facilitator.domain.entities import Center, Project
from facilitator.domain.outcome import carried
from facilitator.domain.workshop import Workshop


def center_sheets(workshop: Workshop, choices: ReportChoices) -> dict[str, Any]:
    """Gather the sheet of every center, or of the one chosen."""
    found = zip(workshop.centers, promises(workshop), strict=True)
    wanted = workshop.center(choices.center)
    return {
        "centers": [
            _sheet(workshop, center, told)
            for center, told in found
            if wanted is None or center.id == wanted.id
        ]
    }


def _sheet(workshop: Workshop, center: Center, told: dict[str, Any]) -> dict[str, Any]:
    partners = [_partners(workshop, p, center) for p in carried(workshop, center.id)]
    projects = [
        {**project, "partners": names(shorts)}
        for project, shorts in zip(told["projects"], partners, strict=True)
    ]
    return {**told, "projects": projects}


def _partners(workshop: Workshop, project: Project, center: Center) -> list[str]:
    """List the other centers that carry the project, its lead first."""
    lead = workshop.center(project.lead)
    carriers = [*([lead] if lead is not None else []), *workshop.joining(project)]
    return [c.short_name or c.name for c in carriers if c.id != center.id]
