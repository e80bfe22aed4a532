"""Failures in words: one clear sentence that says what to do."""

from enum import StrEnum

from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.words.catalog import tr
from facilitator.words.terms import term

# Code -> the English sentence; its Korean stands in the catalog. `tr` is called in `sentence`.
SENTENCES: dict[str, str] = {
    "not_copies": "The two files are not copies of one workshop. Choose a copy of this workshop.",
    "same_copy": "{path} is given twice. Name the copy of the other room as the second file.",
    "no_such_conflict": "This difference has been decided already.",
    "joining_disk_full": (
        "The disk is full, so nothing was joined and {path} was not changed by it. Make room, then "
        "join the copies again."
    ),
    "joining_read_only": (
        "The drive has turned read-only, so nothing was joined and {path} was not changed by it. "
        "Copy the file to another drive and join the copies there."
    ),
    "joining_file_gone": (
        "{path} was moved or deleted meanwhile, so nothing was joined. Put the file back there, "
        "then join the copies again."
    ),
    "joining_not_saved": (
        "{path} could not be written, so nothing was joined. Check the disk, then join the copies "
        "again."
    ),
    "joining_unsure": (
        "The disk does not answer, so it is not certain whether {path} was changed. Join the "
        "copies again when it does: nothing is joined twice."
    ),
    "joining_not_backed_up": (
        "No backup could be made in {folder}, so nothing was joined and {path} was not changed by "
        "it. Make room there, or join into a new file with -o."
    ),
    "joining_outdated": "The workshop has changed since the copies were compared. Compare again.",
    "budget_invalid": "A budget is an amount in thousands of won, like 18,000. Correct it.",
    "folder_not_made": "The folder {path} cannot be made or written to. Choose another.",
    "no_section_numbered": "There is no section {number}: the workshop has {count}.",
    # What the workshop does not allow.
    "no_such_project": "This project is not in the workshop any more. Choose another one.",
    "no_such_center": "This center is not in the workshop any more. Choose another one.",
    "no_such_attendee": "This attendee is not in the list any more. Choose another one.",
    "no_such_field": "This field is not in the list any more. Choose another one.",
    "no_such_section": "This section is not in the workshop any more. Choose another one.",
    "no_such_note": "This note was removed. Take its removal back to go on with it.",
    "no_such_role": "This role was removed. Take its removal back to go on with it.",
    "no_such_action_item": (
        "This follow-up action was removed. Take its removal back to go on with it."
    ),
    "no_such_row": "This row is not in the table any more. Choose another one.",
    "lead_does_not_answer": (
        "{center} leads this project, so it is not asked. Take the answer of another center, "
        "or change the lead first."
    ),
    "condition_needed": "{center} joins on a condition. Write the condition.",
    "date_needed": "{center} replies later. Write the date by which it will.",
    "nothing_to_confirm": "{center} has not answered yet. Take its answer first, then confirm it.",
    "role_needs_joining": (
        "{center} has not joined this project. Take its answer (yes or conditional) before its "
        "role."
    ),
    "private_note_no_follow_up": "A private note becomes no follow-up action: the room would "
    "see it. F8 makes the note public first.",
    "note_empty": "The note is empty. Write its text, or remove the note.",
    "center_name_taken": "Another center is already called {name}. Choose another name.",
    "center_leads": (
        "{center} leads the projects with the numbers {projects}. Give them another lead "
        "first, then remove the center."
    ),
    "number_invalid": "{number} cannot be the number of a project. Write a whole number from 1 up.",
    "number_taken": "Another project already has the number {number}. Choose a free one.",
    "lead_needed": (
        "Every project has exactly one lead center. Choose another lead instead of none."
    ),
    "minutes_invalid": "A section lasts from 0 to 1,440 minutes. Write a whole number.",
    "entry_does_not_fit": (
        "Entry {number} of the record does not fit the workshop, so it cannot be taken back or "
        "done again. Correct by hand what it changed."
    ),
    "not_in_force": "This entry is not in force any more, or is none that can be taken back.",
    "rests_changed": (
        "Changed again later: {what} ({later}). Take that back first, or correct it there."
    ),
    "rests_used": "A later entry rests on it: {what} ({later}). Take that back first.",
    "rests_gone": "It belongs to what was removed later: {what}. Bring that back first.",
    "rests_read_back": (
        "Read back later: {what} ({later}). Take that back first, or correct it there."
    ),
    "rests_times": (
        "The sections went on after it ({later}). Correct the times on the live page instead."
    ),
    "rests_rule": "It cannot be taken back by itself. {finding}",
    "workshop_is_closed": "The workshop is closed. Reopen it before you start a section.",
    "section_not_running": "The section {section} is not running. Start it first.",
    "section_not_paused": "The section {section} is not paused.",
    "section_has_started": "The section {section} has started already; its time is not shared out.",
    "no_such_pause": "The pause does not exist any more.",
    "section_not_started": (
        "The section {section} has not started. Start it before you correct its time."
    ),
    "start_after_end": (
        "A section cannot start after its end or later than now. Choose an earlier time."
    ),
    "stage_not_allowed": (
        "A project does not go from “{old}” to “{new}” in one step. Go by a stage between them."
    ),
    "workshop_stage_not_allowed": (
        "The workshop does not go from “{old}” to “{new}” in one step. Go by the stage between "
        "them."
    ),
    # The workshop file.
    "no_such_file": "There is no file {path}. Check the name and the folder.",
    "is_a_folder": "{path} is a folder. Choose a file.",
    "no_such_folder": "There is no folder {path}. Make it first, or choose another.",
    "name_too_long": "The name or path {path} is too long. Choose a shorter one.",
    "not_a_file": "{path} is a device or a pipe, not a file. Choose another name.",
    "file_exists": "{path} is already there and was left as it is. Choose another name.",
    "same_file": (
        "{path} cannot be replaced by what is made of it. Choose another name or folder."
    ),
    "no_permission": (
        "You are not allowed to use {path} or to write in its folder. Copy the file to your "
        "documents folder and open that copy."
    ),
    "empty_file": "{path} is empty, so it holds no workshop. Open another copy of it.",
    "not_ours": (
        "{path} is not a workshop file. Choose a file that Facilitator made; import a workbook "
        "instead of opening it."
    ),
    "newer": (
        "{path} was made by a newer Facilitator. Update Facilitator on this computer, then "
        "open it again."
    ),
    "read_only": (
        "{path} is write-protected. Copy it to your documents folder, take the protection off "
        "and open that copy."
    ),
    "needs_recovery": (
        "{path} was not closed properly and must be repaired, but it is write-protected. Take "
        "the protection off, or copy it together with {path}-journal to your documents folder."
    ),
    "open_elsewhere": (
        "{path} is already open in another window or program. Close it there, then try again."
    ),
    "written_elsewhere": (
        "Another window or program has written into {path} meanwhile. Look at what is new, then "
        "try again."
    ),
    "not_saved_yet": "Not everything is saved yet. Try again when it is.",
    "open_in_another_window": (
        "{path} is already open in another window of this program. Close it there, then try again."
    ),
    "open_by_someone": (
        "{path} is already open: {who}, since {since}. Have it closed there, then try again."
    ),
    "damaged": "{path} is damaged and was left as it is. Open another copy or a backup of it.",
    "journal_damaged": (
        "Entry {number} in the record of {path} cannot be read, so it cannot be taken back."
    ),
    "row_damaged": (
        "{path} is damaged in row {row} of table {table} and was left as it is. Open another copy "
        "or a backup of it."
    ),
    "planted": (
        "{path} holds a trigger or view ({name}) that Facilitator never makes, so it was not "
        "opened. Open another copy or a backup of it."
    ),
    "damaged_while_open": (
        "Another program has overwritten {path} while it was open. Save a copy of everything in "
        "another place."
    ),
    "disk_full": (
        "The disk is full, so {path} cannot be saved. Delete something or empty the bin; "
        "saving goes on by itself."
    ),
    "disk_failed": (
        "The disk does not answer, so {path} cannot be read or saved. Check the cable or the "
        "network drive."
    ),
    "disk_read_only": (
        "The drive has turned read-only, so {path} cannot be saved. Go on working, and save a copy "
        "on another drive."
    ),
    "disk_hangs": (
        "The disk takes very long, so {path} is not saved yet. Go on working: what is entered is "
        "kept apart and saved by itself when the disk answers."
    ),
    "not_held": (
        "{path} cannot be saved, and what is entered cannot be kept apart on this computer either. "
        "Do not end the program: make room on the drive, or save a copy of everything in another "
        "place."
    ),
    "file_gone": (
        "{path} is no longer in its place. Put the file back there; saving goes on by itself."
    ),
    "file_moved": (
        "Another file now stands at {path}. Put the file of this workshop back there; saving "
        "goes on by itself."
    ),
    "backup_disk_full": (
        "The disk is full, so no backup could be made in {path}. The workshop itself goes on being "
        "saved; delete something, and backups are made again by themselves."
    ),
    "backup_not_made": (
        "No backup could be made in {path}. The workshop itself goes on being saved; check that "
        "this folder can be written."
    ),
    "not_backed_up": (
        "No backup of {path} could be made, so it was left as it is. Choose another name, or make "
        "room on the disk."
    ),
    "write_failed": (
        "The last entry could not be saved in {path} because of a fault in Facilitator. Leave "
        "it open and write the entry down."
    ),
    "fault": (
        "This failed because of a fault in Facilitator; nothing entered is lost. Details: {place}"
    ),
    "two_names": (
        "{path} is one file with two names (a hard link): what is written under one name could be "
        "lost under the other. Copy it, and open the copy."
    ),
    "check_row_missing": (
        "Table {table} lacks its one row; opening the file in Facilitator puts it back."
    ),
    "check_reference": "In table {table}, row {row} refers to something that is not there.",
    "check_journal_gap": "The record has no entry {number}, though later ones follow.",
    "check_state": (
        "Table {table}, entry {id}: what the file holds is not what the record leads to."
    ),
    "copy_is_open_here": (
        "{path} is the file that is open here. Choose the copy that comes from the other room."
    ),
    # The report.
    "no_such_part": "The report has no part “{name}”. Its parts are: {known}.",
    "no_center_named": "There is no center “{name}”. The centers are: {known}.",
    "logo_not_a_picture": (
        "{path} cannot be used as a logo. Choose a PNG, JPEG or SVG picture that other programs "
        "show."
    ),
    "logo_has_letters": (
        "{path} holds letters whose font is not there: they would be missing. Have them turned "
        "into outlines, or choose a PNG."
    ),
    "logo_too_large": (
        "{path} is too large for a logo. Choose a picture of at most 4 MB and 8,000 pixels."
    ),
    "report_not_in_format": "This document cannot be written as {format}. Choose PDF.",
    "report_failed": (
        "The report could not be made ({reason}). The workshop and an earlier report are as they "
        "were."
    ),
    "report_disk_full": (
        "The disk is full, so {path} was not written. Delete something or choose another folder, "
        "then make the report again."
    ),
    "report_no_permission": (
        "{path} cannot be written. Close it if another program shows it, or choose another folder."
    ),
    "report_not_written": "{path} was not written: {reason}. Choose another folder.",
    # Workbooks.
    "book_unreadable": (
        "{path} cannot be read. Close it in the spreadsheet program, check that you may open it, "
        "and try again."
    ),
    "book_damaged": (
        "The workbook is damaged. Open it in a spreadsheet program, save it again as xlsx, "
        "and import that."
    ),
    "book_encrypted": (
        "The workbook is locked with a password. Open it in a spreadsheet program, take the "
        "password off, save it, and import it again."
    ),
    "book_not_spreadsheet": (
        "This is not a workbook that can be read. Choose an xlsx, xls, ods or CSV file; "
        "if document security (DRM) protects it, take that off first."
    ),
    "book_is_web_page": (
        "This file is a web page or XML with the ending of a workbook. Open it in a spreadsheet "
        "program, save it as xlsx, and import that."
    ),
    "book_too_large": (
        "The workbook is too large to be read safely. Copy the sheets of the workshop into a "
        "new workbook and import that."
    ),
    "book_too_many_rows": (
        "The sheet {sheet} goes on below row {most}, the last that can be read. Delete the rows "
        "that are not needed, or split the workbook."
    ),
    "book_too_many_columns": (
        "The sheet {sheet} has more than {most} columns, too many to be read. Delete those that "
        "are not needed."
    ),
    "csv_too_many_rows": (
        "The CSV file has more than {most} rows, too many to be read. Delete the rows that are "
        "not needed, or split the file."
    ),
    "csv_too_many_columns": (
        "The CSV file has more than {most} columns, too many to be read. Delete those that are "
        "not needed."
    ),
    "csv_quote_open": (
        "In the CSV file the cell that begins in row {row} has a quotation mark that is not "
        "closed, so rows run together. Close it, save the file and import it again."
    ),
    "csv_cell_too_long": (
        "A cell in row {row} of the CSV file is too long to be read. Shorten it, save the file and "
        "import it again."
    ),
    "settings_not_saved": (
        "The settings could not be saved in {path}. The workshop is not affected; free some space "
        "or check that you may write there."
    ),
    "import_needs_new_workshop": (
        "A workbook is imported into a new workshop only. Make a new workshop and import it there."
    ),
    # Cells and rows of the Prepare page.
    "cell_number_needed": "Every project has a number. Write another one instead of none.",
    "cell_computed": "This is filled in by itself from what stands elsewhere.",
    "cell_not_number": "{text} is not a project number. Write a whole number from 1 up.",
    "cell_not_budget": "{text} is not an amount. Write thousands of won, like 18,000.",
    "cell_not_minutes": "{text} is not a number of minutes. Write it like 50.",
    "cell_not_time": "{text} is not a time of day. Write it like 14:00.",
    "cell_not_date": "{text} is not a date. Write it like 2024. 12. 5.",
    "cell_center_near": "There is no center called {text}. Did you mean {near}?",
    "cell_center_unknown": (
        "There is no center called {text}. Correct it, or add it to the centers first."
    ),
    "cell_center_needed": "Every attendee belongs to a center. Name one.",
    "cell_not_projects": "{text} is not a project number. Write them like 1, 2, 10.",
    "cell_project_unknown": "There is no project number {number}. Correct it, or add the project.",
    "cell_section_near": "There is no section called {text}. Did you mean {near}?",
    "cell_section_unknown": (
        "There is no section called {text}. Correct it, or add it to the sections first."
    ),
    "cell_not_people": "{text} is not a list of people. Write names, or up to 50 people at once.",
    "cell_not_kind": "{text} is not a kind of center. Write center or secretariat.",
    "cell_not_presence": (
        "{text} is not a kind of presence. Write present, late, left early, absent or observer."
    ),
    "center_first": "An attendee belongs to a center. Add a center first.",
    "paste_refused": "Nothing was pasted, because {count} cells cannot be read:\n{cells}",
}


def sentence(failure: RuleBroken | Trouble) -> str:
    """Tell a failure to the user. Raises KeyError for a code without a sentence (a bug)."""
    told = tr(SENTENCES[failure.code])
    return told.format(**{name: _told(value) for name, value in failure.gaps.items()})


def _told(value: object) -> object:
    return term(value) if isinstance(value, StrEnum) else value
