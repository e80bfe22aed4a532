"""Which drives and folders a workshop file may be on."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from facilitator.app.machine import FilePlace
from facilitator.machine.file_place import place_of

HOME = PureWindowsPath(r"C:\Users\담당자")
LOCAL, NETWORK = FilePlace.LOCAL, FilePlace.NETWORK
CLOUD, REMOVABLE = FilePlace.CLOUD, FilePlace.REMOVABLE


@pytest.mark.parametrize(
    ("path", "drive", "place", "cloud"),
    [
        (HOME / "Documents" / "워크숍.workshop", "fixed", LOCAL, ""),
        (HOME / "OneDrive.workshop", "fixed", LOCAL, ""),
        (HOME / "Dropbox정리" / "a.workshop", "fixed", LOCAL, ""),
        (HOME / "Boxes" / "a.workshop", "fixed", LOCAL, ""),
        (HOME / "OneDrive" / "문서" / "a.workshop", "fixed", CLOUD, "OneDrive"),
        (HOME / "OneDrive - 안성시" / "a.workshop", "fixed", CLOUD, "OneDrive"),
        (HOME / "DROPBOX (개인)" / "a.workshop", "fixed", CLOUD, "Dropbox"),
        (HOME / "iCloudDrive" / "a.workshop", "fixed", CLOUD, "iCloud"),
        (PureWindowsPath(r"G:\내 드라이브\a.workshop"), "fixed", CLOUD, "Google Drive"),
        (PureWindowsPath(r"E:\a.workshop"), "removable", REMOVABLE, ""),
        (PureWindowsPath(r"Z:\부서\a.workshop"), "remote", NETWORK, ""),
        (PureWindowsPath(r"\\server\부서\a.workshop"), "", NETWORK, ""),
        (PureWindowsPath(r"\\?\UNC\server\부서\a.workshop"), "", NETWORK, ""),
        (PureWindowsPath(r"\\?\C:\문서\a.workshop"), "fixed", LOCAL, ""),
    ],
)
def test_on_windows(path: PurePath, drive: str, place: FilePlace, cloud: str) -> None:
    assert place_of(path, "", drive, path.anchor) == (place, cloud)


@pytest.mark.parametrize(
    ("path", "kind", "mount", "place", "cloud"),
    [
        ("/home/u/문서/a.workshop", "ext4", "/", LOCAL, ""),
        ("/home/u/a.workshop", "fuse.gocryptfs", "/home/u", LOCAL, ""),
        ("/mnt/team/a.workshop", "cifs", "/mnt/team", NETWORK, ""),
        ("/mnt/team/a.workshop", "nfs4", "/mnt/team", NETWORK, ""),
        ("/home/u/far/a.workshop", "fuse.sshfs", "/home/u/far", NETWORK, ""),
        ("/Volumes/team/a.workshop", "smbfs", "/Volumes/team", NETWORK, ""),
        ("/Volumes/USB/a.workshop", "msdos", "/Volumes/USB", REMOVABLE, ""),
        ("/run/media/u/USB/a.workshop", "vfat", "/run/media/u/USB", REMOVABLE, ""),
        ("/mediathek/a.workshop", "ext4", "/mediathek", LOCAL, ""),
        ("/Users/u/Library/CloudStorage/OneDrive-안성/a.workshop", "apfs", "/", CLOUD, "OneDrive"),
        ("/Users/u/Library/Mobile Documents/x/a.workshop", "apfs", "/", CLOUD, "iCloud"),
        ("/home/u/Nextcloud/a.workshop", "btrfs", "/", CLOUD, "Nextcloud"),
    ],
)
def test_on_macos_and_linux(path: str, kind: str, mount: str, place: FilePlace, cloud: str) -> None:
    assert place_of(PurePosixPath(path), kind, "rw", mount) == (place, cloud)


def test_a_folder_that_onedrive_names_is_its_own_whatever_it_is_called() -> None:
    folder = PureWindowsPath(r"D:\공유")
    found = place_of(folder / "a.workshop", "", "fixed", "D:\\", [folder])
    assert found == (CLOUD, "공유")
    assert place_of(HOME / "a.workshop", "", "fixed", "C:\\", [folder])[0] is LOCAL
