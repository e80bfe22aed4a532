"""What is said in a rehearsal: made up, but as people speak in such a room."""

from random import Random

from facilitator.domain.terms import AnswerWord, NoteKind

_WORDS = (
    [AnswerWord.YES] * 10
    + [AnswerWord.CONDITIONAL] * 3
    + [AnswerWord.LATER] * 3
    + [AnswerWord.NO] * 2
    + [AnswerWord.NOT_APPLICABLE]
)
_CONDITIONS = (
    "원곡 지역에 한함",
    "예산이 확보될 경우",
    "담당 인력이 충원되면",
    "상반기 일정에 한하여",
    "공동 홍보를 전제로",
)
_REASONS = ("교육 안내 창구를 맡겠음", "설립 상담을 연계할 수 있음", "공간을 함께 쓸 수 있음")
_REFUSALS = ("기존 사업과 일정이 겹침", "담당 인력이 없음", "사업 대상이 다름")
_NOTES = (
    (NoteKind.POINT, "신청서 양식을 하나로 맞추면 교육 안내까지 같이 할 수 있다."),
    (NoteKind.CONCERN, "지역이 겹치는 공모는 심사 기준을 먼저 정해야 한다."),
    (NoteKind.QUESTION, "참여자 모집은 어느 센터가 맡는가?"),
    (NoteKind.SUGGESTION, "분기마다 담당자 회의를 열어 진행 상황을 나누자."),
    (NoteKind.POINT, "원곡은 이미 주민협의체가 있어 함께 열 수 있다."),
    (NoteKind.PARKED, "장비 공동 구매는 다음 회의에서 다시 논의한다."),
    (NoteKind.POINT, "활동가가 한 번만 등록하면 되도록 명단을 함께 관리하자."),
)
_DECISIONS = (
    "1월 15일까지 공동 신청서 양식을 확정한다.",
    "첫 합동 회의는 1월 둘째 주에 연다.",
    "홍보물은 사무국이 묶어 한 번에 제작한다.",
    "센터별 담당자를 12월 안에 정한다.",
)
_TASKS = ("참여자 모집과 안내", "교육 과정 운영", "공간 제공", "상담과 현장 동행", "홍보와 기록")
_PEOPLE = ("김하늘 주임", "이서준 팀장", "박지우 주임", "최민서 코디네이터", "")
_RESOURCES = ("교육장 2실", "강사 명단", "지역 주민협의체", "소식지 지면", "설립 상담 인력")
_ACTIONS = ("공동 일정표 초안 작성", "협력 기관에 공문 발송", "예산 배분안 마련")
_PRIVATE = "예산 재배정은 단장님과 따로 상의"


class Script:
    """Chooses what is said; the same seed says the same."""

    def __init__(self, seed: int, private: str) -> None:
        self._random = Random(seed)
        self.private = private or _PRIVATE

    def word(self) -> AnswerWord | None:
        """Choose an answer; once in a while a center has none."""
        return None if self._random.random() < 0.06 else self._random.choice(_WORDS)

    def condition(self) -> str:
        return self._random.choice(_CONDITIONS)

    def reason(self, word: AnswerWord) -> str:
        """Choose a reason that fits the answer."""
        return self._random.choice(_REASONS if word is AnswerWord.YES else _REFUSALS)

    def notes(self) -> list[tuple[NoteKind, str]]:
        """Choose two to four lines and a decision."""
        said = self._random.sample(_NOTES, self._random.randint(2, 4))
        return [*said, (NoteKind.DECISION, self._random.choice(_DECISIONS))]

    def role(self) -> tuple[str, str, str, str]:
        """Choose task, person, resource and due date."""
        due = f"2025. {self._random.randint(1, 6)}. {self._random.choice((10, 15, 28))}."
        person, resource = self._random.choice(_PEOPLE), self._random.choice(_RESOURCES)
        return self._random.choice(_TASKS), person, resource, due

    def action(self) -> str:
        return self._random.choice(_ACTIONS)

    def seconds(self, least: int, most: int) -> int:
        """Choose how long something takes."""
        return self._random.randint(least, most)

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def among(self, count: int) -> int:
        """Choose one of so many."""
        return self._random.randrange(count)
