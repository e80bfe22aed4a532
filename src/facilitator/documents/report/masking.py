"""Names of persons as a list for the public may tell them: 홍*동, 김*, J*** S****."""

import re
import unicodedata

_MASK = "*"
_MOST = 8  # of a text that is longer than any name not even its length is told
_RUNS = re.compile(r"\d+|[^\W\d_]+")
# A position is no name; these stand in the lists of Korean public bodies instead of one.
_POSITIONS = """
센터장 부센터장 사무국장 사무처장 국장 처장 단장 부단장 소장 실장 본부장 부장
차장 과장 계장 팀장 파트장 대리 주임 선임 책임 사원 주무관 사무관 서기관 간사
담당 담당자 담당관 코디네이터 매니저 활동가 연구원 연구위원 전문위원 위원 위원장
이사 이사장 상임이사 대표 대표이사 공동대표 회장 부회장 총무 감사 의원 교수 강사
진행자 기록자 원장 관장 센터 사무국
"""
_KNOWN = frozenset(_POSITIONS.split())


def masked(name: str) -> str:
    """Hide a name: of one in Hangul or Hanja the middle stays out, of others all but the initials.

    Of two letters the second goes, one letter alone goes whole, and so do all digits. Positions
    (팀장) are no names and stay.
    """
    return _RUNS.sub(_masked_run, unicodedata.normalize("NFC", name))


def _masked_run(found: re.Match[str]) -> str:
    run = found[0]
    if run in _KNOWN:
        return run
    if len(run) == 1 or run.isdigit():
        return _MASK * min(len(run), _MOST)
    hidden = min(len(run) - 1, _MOST)
    if all(_is_korean(letter) for letter in run) and len(run) > 2:
        return run[0] + _MASK * (hidden - 1) + run[-1]
    return run[0] + _MASK * hidden


def _is_korean(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("HANGUL", "CJK"))
