"""An Excel workbook as its parts: what is not touched stays byte for byte as it was."""

from __future__ import annotations

import io
import re
import zipfile
from posixpath import dirname, join, normpath, relpath

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT = "[Content_Types].xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class UnmarkableError(Exception):
    """The workbook is built in a way that marks can't be added to without changing it."""


def m(name: str) -> str:
    """Return a name of the spreadsheet's own namespace, as lxml writes it."""
    return f"{{{MAIN}}}{name}"


class Package:
    """The parts of one workbook; those that were changed are written anew, all others copied."""

    def __init__(self, data: bytes) -> None:
        """Take the archive apart; it has been looked into when the file was read."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as fault:  # an older format or a web page under this name
            raise UnmarkableError from fault
        self._parsed: dict[str, etree._Element] = {}
        self._before: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}
        self.workbook = self._main_part()

    def _main_part(self) -> str:
        for relation in self.relations(""):
            if str(relation.get("Type")).endswith("/officeDocument"):
                return self.target("", relation)
        raise UnmarkableError

    def holds(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name in self._added or name in self._zip.namelist()

    def bytes_of(self, name: str) -> bytes:
        """Return a part as it stands."""
        return self._added[name] if name in self._added else self._zip.read(name)

    def tree(self, name: str) -> etree._Element:
        """Return a part's root; whatever is changed under it is written."""
        if name not in self._parsed:
            try:
                root = etree.fromstring(self.bytes_of(name), _PARSER)
            except (KeyError, etree.XMLSyntaxError) as fault:
                raise UnmarkableError from fault
            self._parsed[name], self._before[name] = root, etree.tostring(root)
        return self._parsed[name]

    def replace(self, name: str, content: bytes) -> None:
        """Write a part anew, or add one whose type is declared already."""
        self._added[name] = content

    def add(self, stem: str, suffix: str, content: bytes, kind: str) -> str:
        """Return the name of a new part of that content type, numbered after those there are."""
        number = 1
        while self.holds(f"{stem}{number}.{suffix}"):
            number += 1
        name = f"{stem}{number}.{suffix}"
        self._added[name] = content
        types = self.tree(_CONTENT)
        if suffix == "vml":
            defaults = types.iterfind(f"{{{_TYPES}}}Default")
            if not any(str(held.get("Extension")).lower() == suffix for held in defaults):
                held = etree.Element(f"{{{_TYPES}}}Default", Extension=suffix, ContentType=kind)
                types.insert(0, held)
        else:
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
        return name

    def relations(self, name: str) -> list[etree._Element]:
        """Return what a part refers to."""
        path = _relations_of(name)
        return list(self.tree(path)) if self.holds(path) else []

    def related(self, name: str, kind: str) -> str | None:
        """Return the part that a part refers to by a kind of relation, None where there is none."""
        for relation in self.relations(name):
            if str(relation.get("Type")).rsplit("/", 1)[-1] == kind:
                return self.target(name, relation)
        return None

    def target(self, name: str, relation: etree._Element) -> str:
        """Return the part that a relation leads to."""
        to = str(relation.get("Target"))
        return to.lstrip("/") if to.startswith("/") else normpath(join(dirname(name), to))

    def relate(self, name: str, to: str, kind: str) -> str:
        """Let a part refer to another; return the relation's key."""
        path = _relations_of(name)
        if not self.holds(path):
            empty = f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_RELATIONS}"/>'
            self._added[path] = empty.encode()
        root = self.tree(path)
        taken = {str(held.get("Id")) for held in root}
        key = next(f"rIdGp{n}" for n in range(1, len(taken) + 2) if f"rIdGp{n}" not in taken)
        etree.SubElement(
            root,
            f"{{{_RELATIONS}}}Relationship",
            Id=key,
            Type=f"{LINKS}/{kind}",
            Target=relpath(to, dirname(name)),
        )
        return key

    def sheets(self) -> dict[str, str]:
        """Return the worksheets: name → part; charts on a sheet of their own are left out."""
        root = self.tree(self.workbook)
        if root.tag != m("workbook"):
            raise UnmarkableError
        parts = {
            str(held.get("Id")): self.target(self.workbook, held)
            for held in self.relations(self.workbook)
            if str(held.get("Type")).endswith("/worksheet")
        }
        keys = {
            str(held.get("name")): str(held.get(f"{{{LINKS}}}id"))
            for held in root.iterfind(f"{m('sheets')}/{m('sheet')}")
        }
        return {name: parts[key] for name, key in keys.items() if key in parts}

    def data(self) -> bytes:
        """Return the whole workbook."""
        for name, root in self._parsed.items():
            if etree.tostring(root) != self._before[name]:
                self._added[name] = etree.tostring(
                    root, xml_declaration=True, encoding="UTF-8", standalone=True
                )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for part in self._zip.infolist():
                if part.filename not in self._added:
                    made.writestr(part, self._zip.read(part))
            for name, content in self._added.items():
                made.writestr(name, content)
        return out.getvalue()


def _relations_of(name: str) -> str:
    folder, file = dirname(name), name.rsplit("/", 1)[-1]
    return join(folder, "_rels", f"{file}.rels")


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Return the text without the signs that XML can't hold."""
    return _UNWRITABLE.sub("", text)
