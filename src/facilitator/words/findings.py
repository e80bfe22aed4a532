"""Findings of the preparation in words: what is missing and what to do about it."""

from datetime import time

from facilitator.domain.dates import say_time
from facilitator.domain.readiness import Finding
from facilitator.words.catalog import tr

# Code -> the English sentence; its Korean stands in the catalog. `tr` is called in `tell`.
FINDINGS: dict[str, str] = {
    "rule_number_twice": "A project number is used twice: {number}. Give one of them another.",
    "rule_lead_unknown": "The lead center of project {number} does not exist. Choose another.",
    "rule_lead_asked": (
        "Project {number} is proposed to its own lead center. Take that proposal away."
    ),
    "rule_condition_missing": (
        "Project {number}, {center}: the conditional answer has no condition. Write it."
    ),
    "rule_date_missing": "Project {number}, {center}: the later reply has no date. Write it.",
    "rule_lead_answers": (
        "Project {number}: the lead center {center} has an answer of its own. Take it away."
    ),
    "rule_stamp_on_nothing": (
        "Project {number}, {center}: confirmed without an answer. Take the answer again."
    ),
    "rule_section_times": "{section}: it ends before it starts. Correct its times.",
    "rule_section_project": (
        "{section}: it names a project that does not exist. Choose its projects again."
    ),
    "rule_two_run": "{section}: two sections would run at the same time. End one of them.",
    "rule_runs_while_stopped": "{section}: it would run while the workshop does not. End it first.",
    "rule_agreed_unconfirmed": (
        "Project {number}: it would be agreed although not everybody confirmed it."
    ),
    "no_title": "The workshop has no title. Write one.",
    "no_date": "The workshop has no date. Fill it in.",
    "no_start": "It is not said when the day starts. Fill in the start.",
    "no_end": "It is not said when the day ends. Fill in the end.",
    "end_before_start": "The day ends at {end}, before it starts at {start}. Check both times.",
    "no_centers": "There is no center yet. Add the centers that take part.",
    "center_without_name": "The center {center} has no full name. Write it.",
    "center_without_short_name": "The center {center} has no short name. Write one.",
    "center_name_doubled": "Two centers are called {name}. Give one of them another name.",
    "no_projects": "There is no project yet. Add one, or paste rows copied from Excel.",
    "project_number_doubled": "Two projects have the number {number}. Give one another number.",
    "project_without_title": "Project {number} has no name. Write it.",
    "project_title_doubled": "Project {number} has the same name as another one: {title}",
    "project_without_lead": "Project {number} has no lead center. Name one.",
    "project_nobody_asked": "Project {number} is proposed to no center. Name who is asked.",
    "project_without_section": "Project {number} is in no section. Put it into one.",
    "no_sections": "There is no section yet. Add the first one.",
    "section_without_title": "A section has no name. Write it.",
    "section_without_projects": "{section} has no projects. Write their numbers.",
    "section_without_minutes": "{section} has no duration. Write its minutes.",
    "section_without_start": "{section} has no start. Write when it begins.",
    "section_before_day": "{section} begins before the day starts at {start}.",
    "section_past_day": "{section} ends {minutes} min after the end of the day at {end}.",
    "project_in_two_sections": "Project {number} is in two sections: {first} and {second}.",
    "centers_needed_twice": "{centers} would be needed in {first} and {second} at the same time.",
    "room_needed_twice": "{first} and {second} are in {room} at the same time.",
    "date_not_today": (
        "The workshop is dated {date}, and today is {today}. If it is today, correct the date."
    ),
    "day_too_full": (
        "The sections take {over} min more than the day has. Shorten some, or end later."
    ),
    "centers_left_out": "No section needs {centers}. Propose a project to them, or take them out.",
}


def tell(finding: Finding) -> str:
    """Tell a finding. Raises KeyError for a code without a sentence (a bug)."""
    told = tr(FINDINGS[finding.code])
    return told.format(**{name: _told(value) for name, value in finding.gaps.items()})


def _told(value: object) -> object:
    if isinstance(value, time):
        return say_time(value)
    if isinstance(value, tuple):
        return ", ".join(str(_told(each)) for each in value)
    if value == "":
        return tr("(no name)")
    return value
