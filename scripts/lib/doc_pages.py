#!/usr/bin/env python3
"""Writes the documentation as HTML that opens from the disk: the READMEs, and each page of the DocC catalogs.

usage: scripts/lib/doc_pages.py DIR

Needs cmark-gfm. What docc writes wants a web server and JavaScript; these pages want neither. Pages lie side by side
under their names; a link to what is in the sources alone is plain text.
"""

import html
import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = """<!DOCTYPE html>
<html lang="{language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>
body {{ font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }}
pre, code {{ background: #f4f4f4; }} pre {{ padding: .7em; overflow-x: auto; }}
table {{ border-collapse: collapse; }} th, td {{ border: 1px solid #bbb; padding: .2em .6em; vertical-align: top; }}
img {{ max-width: 100%; }}
</style>
<p><a href="index.html">BallotSync</a></p>
"""


def pages() -> dict[str, str]:
  """What becomes a page: its path in the checkout, and its name."""
  found = {"README.md": "README", "README.zh-CN.md": "README.zh-CN", "CHANGELOG.md": "CHANGELOG"}
  found |= {f"config/{name}/README.md": name for name in ("elections", "profiles", "rehearsals")}
  for path in sorted((ROOT / "Sources").glob("*/*.docc/**/*.md")):
    found[path.relative_to(ROOT).as_posix()] = path.stem
  assert len(set(found.values())) == len(found), "two pages have one name"
  return found


def heading(text: str) -> str:
  """A page's first heading, without its marks."""
  return re.search(r"^# +(.+)$", text, re.M)[1].replace("`", "").split("/")[-1]


def with_anchors(body: str) -> str:
  """Headings with the anchors that code hosts give them."""
  def anchored(match: re.Match) -> str:
    plain = html.unescape(re.sub(r"<[^>]+>", "", match[2]))
    slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
    return f'<h{match[1]} id="{slug}">{match[2]}</h{match[1]}>'
  return re.sub(r"<h([1-6])>(.*?)</h\1>", anchored, body)


def target(link: str, path: str, names: dict[str, str]) -> str | None:
  """Where a link of the page at the path leads to among the pages; nothing if it leads out of them."""
  if re.match(r"https?:|#", link):
    return link
  file, _, anchor = unquote(link).partition("#")
  found = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
  if found not in names:
    return None
  return f"{names[found]}.html#{anchor}" if anchor else f"{names[found]}.html"


def page(path: str, names: dict[str, str], folder: Path) -> str:
  """One page as HTML; its pictures are copied beside it."""
  text = (ROOT / path).read_text(encoding="utf-8")
  run = subprocess.run(["cmark-gfm", "-e", "table", "-e", "autolink"], input=text, capture_output=True, text=True,
                       encoding="utf-8", check=True)
  titles = {name: heading((ROOT / file).read_text(encoding="utf-8")) for file, name in names.items()}

  def linked(match: re.Match) -> str:
    link = html.unescape(match[1])
    if link.startswith("doc:"):  # an article, or something in the code
      name = link.split("/")[-1].removeprefix("doc:")
      return f'<a href="{name}.html">{html.escape(titles[name])}</a>' if name in titles else f"<code>{name}</code>"
    link = target(link, path, names)
    return match[2] if link is None else f'<a href="{html.escape(link)}">{match[2]}</a>'

  def pictured(match: re.Match) -> str:
    source = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(match[1])))
    shutil.copyfile(ROOT / source, folder / posixpath.basename(source))
    return f'<img src="{posixpath.basename(source)}"'

  body = re.sub(r'<a href="([^"]+)">(.*?)</a>', linked, run.stdout, flags=re.S)
  body = re.sub(r'<img src="([^"]+)"', pictured, body)
  language = "zh-CN" if path.endswith("zh-CN.md") else "en"
  return HEAD.format(language=language, title=html.escape(heading(text))) + with_anchors(body)


def index(names: dict[str, str]) -> str:
  """The page that leads to the others: the READMEs, then the catalogs."""
  out = HEAD.format(language="en", title="BallotSync") + "<h1>BallotSync</h1>\n"
  group = None
  for path, name in names.items():
    here = path.split("/")[1] if path.startswith("Sources/") else ""
    if here != group:
      out += ("</ul>\n" if group is not None else "") + (f"<h2>{here}</h2>\n" if here else "") + "<ul>\n"
      group = here
    about = heading((ROOT / path).read_text(encoding="utf-8"))
    about = {"README": "Read this first", "README.zh-CN": "请先读这一页"}.get(name, about)
    out += f'<li><a href="{name}.html">{html.escape(about)}</a></li>\n'
  return out + "</ul>\n"


def main() -> int:
  if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
    print(__doc__.strip(), file=sys.stderr)
    return 2
  folder, names = Path(sys.argv[1]), pages()
  folder.mkdir(parents=True, exist_ok=True)
  for path, name in names.items():
    (folder / f"{name}.html").write_text(page(path, names, folder), encoding="utf-8")
  (folder / "index.html").write_text(index(names), encoding="utf-8")
  return 0


if __name__ == "__main__":
  sys.exit(main())
