"""The months in which a center is taken already, while it is asked about one more project."""

from dataclasses import replace

from facilitator.domain.entities import Answer, Project, pair_id
from facilitator.domain.month_load import MonthLoad, month_load
from facilitator.domain.outcome import carried, loads
from facilitator.domain.terms import AnswerWord, ProjectStage
from facilitator.domain.workshop import Workshop
from tests.sample import MAEUL, SAGYEONG, project_id, sample_workshop


def _project(workshop: Workshop, number: int) -> Project:
    found = workshop.project(project_id(number))
    assert found is not None
    return found


def _say(workshop: Workshop, number: int, word: AnswerWord) -> None:
    key = pair_id(project_id(number), MAEUL)
    workshop.put(Answer(key, project_id(number), MAEUL, word))


def test_what_a_center_leads_and_joins_takes_its_months() -> None:
    workshop = sample_workshop()  # 마을 leads 2 (2월~12월) and 9 (3월~12월)
    _say(workshop, 1, AnswerWord.CONDITIONAL)  # 3월~11월
    _say(workshop, 7, AnswerWord.NO)
    load = month_load(workshop, MAEUL, _project(workshop, 8))  # 4월~9월
    assert load.counts == (0, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2)
    assert (load.projects, load.unclear) == (3, 0)
    assert load.asked == load.overlap == {4, 5, 6, 7, 8, 9}


def test_the_project_asked_about_is_not_counted_among_the_others() -> None:
    workshop = sample_workshop()
    before = month_load(workshop, MAEUL, _project(workshop, 8))
    _say(workshop, 8, AnswerWord.YES)
    assert month_load(workshop, MAEUL, _project(workshop, 8)) == before
    assert month_load(workshop, MAEUL, _project(workshop, 1)).counts[4] == before.counts[4] + 1


def test_a_period_that_is_unclear_is_counted_as_unclear_and_takes_no_month() -> None:
    workshop = sample_workshop()
    workshop.put(replace(_project(workshop, 2), period="협의 후"))
    workshop.put(replace(_project(workshop, 8), period=""))
    load = month_load(workshop, MAEUL, _project(workshop, 8))
    assert (load.projects, load.unclear) == (2, 1)
    assert load.taken == set(range(3, 13))
    assert load.asked == load.overlap == frozenset()


def test_a_withdrawn_project_takes_no_month() -> None:
    workshop = sample_workshop()
    workshop.put(replace(_project(workshop, 2), stage=ProjectStage.WITHDRAWN))
    workshop.put(replace(_project(workshop, 9), stage=ProjectStage.NOT_PURSUED))
    assert month_load(workshop, MAEUL, _project(workshop, 3)) == MonthLoad(
        asked=frozenset(range(4, 11))
    )


def test_the_projects_carried_are_those_that_the_load_counts() -> None:
    workshop = sample_workshop()
    for number in (1, 3, 5):
        _say(workshop, number, AnswerWord.YES)
    _say(workshop, 2, AnswerWord.YES)  # a file of others: the lead answers itself
    for center in (MAEUL, SAGYEONG):
        load = loads(workshop)[center]
        assert len(carried(workshop, center)) == load.lead + load.linked
