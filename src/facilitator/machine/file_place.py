"""Tell from a path and its mount what kind of drive or folder a file is on."""

from collections.abc import Iterable
from pathlib import PurePath, PureWindowsPath

from facilitator.app.machine import FilePlace

# How a synchronised folder is called -> what its user calls the service. What follows the name is
# the account: "OneDrive - 안성시", "GoogleDrive-me@example.org", "Dropbox (Personal)".
_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "내 드라이브": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "mybox": "MYBOX",
    "naver mybox": "MYBOX",
    "네이버 mybox": "MYBOX",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "box sync": "Box",
}
_ACCOUNT_FOLLOWS = (" - ", "-", " (")
_NETWORK_TYPES = frozenset(
    {"afpfs", "cifs", "davfs", "ncpfs", "nfs", "nfs3", "nfs4", "smb2", "smb3", "smbfs", "webdav"}
)
# Folders of another machine: of a server, or of the computer that a virtual one runs on.
_SHARED_TYPES = frozenset(
    {"9p", "prl_fs", "vboxsf", "virtiofs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs"}
    | {"fuse.vmhgfs-fuse", "vmhgfs", "fuse.davfs2", "fuse.smbnetfs"}
)
_PLUGGED_IN = ("/media/", "/run/media/", "/Volumes/")


def place_of(
    path: PurePath, kind: str, options: str, mount: str, cloud_folders: Iterable[PurePath] = ()
) -> tuple[FilePlace, str]:
    """Tell the place, and the name of the cloud where it is one.

    `kind` is the mount's file system, `options` what is said of its drive ("remote", "removable"),
    `mount` where it stands; `cloud_folders` are known to be synchronised whatever their names.
    """
    if _is_on_a_server(path) or "remote" in options.split(","):
        return FilePlace.NETWORK, ""
    if kind.casefold() in _NETWORK_TYPES | _SHARED_TYPES:
        return FilePlace.NETWORK, ""
    cloud = _cloud(path, cloud_folders)
    if cloud:
        return FilePlace.CLOUD, cloud
    if "removable" in options.split(",") or f"{mount}/".startswith(_PLUGGED_IN):
        return FilePlace.REMOVABLE, ""
    return FilePlace.LOCAL, ""


def _is_on_a_server(path: PurePath) -> bool:
    r"""Tell whether it is a UNC path: `\\server\share`, not the long form `\\?\C:` of a drive."""
    if not isinstance(path, PureWindowsPath):
        return False
    drive = path.drive.replace("/", "\\").casefold()
    if drive.startswith("\\\\?\\"):
        return drive.startswith("\\\\?\\unc\\")
    return drive.startswith("\\\\") and not drive.startswith("\\\\.\\")


def _cloud(path: PurePath, folders: Iterable[PurePath]) -> str:
    """Name the service that synchronises one of the folders above the file; "" for none."""
    for part in path.parent.parts:
        if part == "Box":  # a folder called box or BOX is somebody's own
            return "Box"
        known = part.casefold()
        for name, service in _CLOUDS.items():
            rest = known.removeprefix(name)
            if known.startswith(name) and (not rest or rest.startswith(_ACCOUNT_FOLLOWS)):
                return service
    return next((folder.name for folder in folders if path.is_relative_to(folder)), "")
