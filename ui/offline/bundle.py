"""The code of the pages as one script: a page that is opened from a disk may not fetch modules.

Each module becomes a function that is called once, when another asks for what it gives. What a module gives by a
function declaration it gives before it begins, so that two may use each other as they may in a browser.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import (?:\{(?P<names>[^}]*)\} from )?"(?P<path>\.[^"]+)".*\n', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?P<default>default )?(?P<kind>(?:async )?function|const|class) ?(?P<name>\w+)?", re.MULTILINE
)
_LEFT = re.compile(r"^\s*(?:import|export)\b|\bimport\(", re.MULTILINE)
DEFAULT = "default"


def bundled(modules: Mapping[str, str], start: str) -> str:
    """The script that runs ``start``, of modules by their path. Raises ValueError for what it cannot take along."""
    made = "".join(f"modules[{json.dumps(name)}]=(need,give)=>{{{_module(name, code)}}}\n"
                   for name, code in modules.items())  # fmt: skip
    return f"""(()=>{{
const modules={{}},given={{}}
const need=name=>{{
if(!given[name]){{const its=given[name]={{}};modules[name](need,more=>Object.assign(its,more))}}
return given[name]}}
{made}need({json.dumps(start)})
}})()
"""


def _module(name: str, code: str) -> str:
    folder = posixpath.dirname(name)
    first: list[str] = []
    last: list[str] = []
    imports: list[str] = []

    def taken(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, found["path"]))
        names = (found["names"] or "").replace(" as ", ":")
        imports.append(f"const {{{names}}}=need({json.dumps(path)})\n")
        return ""

    def exported(found: re.Match[str]) -> str:
        own = found["name"] or "itself"
        said = f"{DEFAULT}:{own}" if found[DEFAULT] else own
        (first if "function" in found["kind"] else last).append(said)
        return f"{found['kind']} {own}"

    body = _EXPORT.sub(exported, _IMPORT.sub(taken, code))
    if _LEFT.search(body):
        raise ValueError(f"{name}: an import or export that cannot be taken along")
    return f"give({{{','.join(first)}}})\n{''.join(imports)}{body}\ngive({{{','.join(last)}}})"
