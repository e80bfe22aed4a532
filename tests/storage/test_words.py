import re
import subprocess
import sys
from pathlib import Path

from facilitator.words.messages import SENTENCES
from tests.words.catalog_in_use import korean

STORAGE = Path(__file__).parents[2] / "src" / "facilitator" / "storage"


def test_every_trouble_of_the_file_has_a_sentence_in_both_languages() -> None:
    sources = "".join(p.read_text("utf-8") for p in STORAGE.rglob("*.py") if p.stem != "settings")
    codes = set(re.findall(r'Trouble\(\s*"(\w+)"', sources))
    codes |= set(re.findall(r'sqlite3\.SQLITE_\w+: "(\w+)"', sources)) | {"open_elsewhere"}
    assert len(codes) > 15
    for code in codes:
        english = SENTENCES[code]
        gaps = set(re.findall(r"{(\w+)}", english))
        assert gaps == set(re.findall(r"{(\w+)}", korean()[english])), code
        assert re.search("[가-힣]", korean()[english])


def test_the_heavy_part_of_sqlalchemy_is_not_loaded() -> None:
    code = "import sys, facilitator.storage.file as f; print('sqlalchemy.orm' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
