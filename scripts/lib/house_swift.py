"""House rules for Swift: banned constructs with their replacements, injected time and chance, tests that can fail."""

import re

from lint_tree import Finding, Rule, Tree
from swift_text import SwiftText, balanced, functions, split

LINES_MAX = 400

# (pattern in code, what to write instead, a line that must be caught)
BANNED = [
    (r"\btry!", "let it throw, or catch it and say what to do next", "let a = try! b()"),
    (r"\bas!", "`as?` with a `guard` that throws", "let a = b as! C"),
    (r"@unchecked\s+Sendable\b", "an actor, a `Mutex` from Synchronization, or a value type",
     "final class A: @unchecked Sendable {}"),
    (r"\bnonisolated\s*\(\s*unsafe\s*\)", "an actor, a `Mutex` from Synchronization, or a constant",
     "nonisolated(unsafe) var a = 1"),
    (r"\bTask\s*\.\s*detached\b", "a child task in a task group, or a `Service` that is waited for",
     "Task.detached { await a() }"),
    (r"\bTask(?:<[^>]*>)?\s*\.\s*sleep\b", "`sleep` of the clock that was passed in",
     "try await Task.sleep(for: .seconds(1))"),
    (r"\bThread\s*\.\s*sleep\b", "`sleep` of the clock that was passed in", "Thread.sleep(forTimeInterval: 1)"),
    (r"(?<![\w.])(?<!func )(?:sleep|usleep|nanosleep)\s*\(", "`sleep` of the clock that was passed in", "usleep(10)"),
    (r"\bfatalError\s*\(", "`preconditionFailure` for a programmer's error, a thrown error for the world",
     'fatalError("no")'),
    (r"\bdefault\s*:\s*preconditionFailure\s*\(", "every case, so that the compiler finds the one that is missing",
     'switch a {\ndefault: preconditionFailure("no")\n}'),
    (r"(?<![\w`.])public\s+(?!key\b)\w", "`package`: no product of this package is a library", "public struct A {}"),
]
SLEEPS = [row for row in BANNED if "sleep" in row[0]]

# Words that say that something was left open, in comments; spelt so that this file does not contain them.
OPEN_ENDS = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X]|HAC[K]|(?i:stu[b]s?|place[h]olders?|not [i]mplemented))\b")

CHANCE = re.compile(
    r"\bDate\s*\(\s*\)|\bDate\s*\.\s*now\b|\bDate\s*\(\s*timeIntervalSinceNow|\bUUID\s*\(\s*\)"
    r"|\bSystemRandomNumberGenerator\b|\b(?:Continuous|Suspending)Clock\s*(?:\(\s*\)\s*)?\.\s*now\b"
    r"|(?<![\w.])(?:arc4random\w*|getentropy|getrandom|gettimeofday|clock_gettime)\s*\(")
CHANCE_CALL = re.compile(r"\.\s*(?:random|randomElement|shuffled|shuffle)\s*\(")

# Time and chance are passed in, so that a simulation can decide them. Beside the wiring, only these may ask the system.
CHANCE_ALLOWED: dict[str, str] = {
    "Sources/NodeDaemon/Access/Randomness.swift": "the one place that draws from the system, beside its clock",
}

# Programs: they wire, and they print.
PROGRAMS = ("Sources/ballotsync/", "Sources/Benchmarks/", "Sources/Simulate/")

PRINT = re.compile(r"(?<![\w.`])(?:Swift\s*\.\s*)?(?:print|debugPrint|dump)\s*\(")

DECLARATION = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*package[ \t]+(?!import\b|extension\b)"
    r"(?:(?!func\b|var\b|let\b|init\b)\w+(?:\(set\))?[ \t]+)*?"
    r"(func|var|let|init|struct|class|enum|protocol|actor|typealias|subscript|macro)\b"
    r"[ \t]*(`[^`]+`|\w+|[^\s\w(]+|)", re.M)
# A stored value or an initializer that only fills them is explained by its type and by the values' own names.
NAMES_SUFFICE = {"var", "let", "init"}
# What a conformance asks for is documented by its protocol.
KNOWN_MEMBERS = {"==", "<", "hash", "encode", "next", "makeIterator", "makeAsyncIterator", "visit", "now",
                 "answer", "record", "perform"}
# What visits the fields of records is documented by `RecordFields`.
VISITORS = re.compile(r"Fields\.swift$")

REFUSAL = re.compile(r'(?:\bRefusal|\bself\.init)\(\s*"(\w+)"\s*,')

# Codes that say different things of different objects, and were published before this was looked at.
WORDED_APART: dict[str, str] = {
    "damaged": "a file of the data directory is put back; a store that contradicts itself is not",
    "foreignElection": "the data directory's own files were exchanged; a message or a stick is another's",
    "malformed": "a file of an export was changed; a message of another version is only not understood",
    "notEnrolled": "an export has a device that nobody enrolled; a laptop has only not heard of its own enrolment yet",
}

# What their protocols document: `NodeCommand`, `NodeView` and `RecordingCommand`, `WireMessage`, `Encodable`.
WITNESSES = {"answer", "record", "perform", "visit", "encode"}
THROWS = re.compile(r"\s*(?:async\s+)?throws\b(?:\s*\(\s*([^)]*?)\s*\))?")
# A decoder's initializer is a witness too.
DECODING = re.compile(r"\(\s*from\s+\w+\s*:\s*any\s+Decoder\b")

EXPECTATION = re.compile(r"#expect\b|#require\b|\bIssue\s*\.\s*record\b|\bconfirmation\s*\(")


def check_banned(tree: Tree):
  """No banned construct; sleeping is banned in tests too."""
  for folder, table in (("Sources/", BANNED), ("Tests/", SLEEPS)):
    for path, text in tree.swift(folder):
      source = split(text)
      for pattern, instead, _ in table:
        for match in re.finditer(pattern, source.code):
          yield Finding(path, source.line(match.start()), "banned",
                        f"`{match[0].strip()}`: write {instead}")


def check_open_ends(tree: Tree):
  """Nothing is left open in a comment."""
  for path, text in tree.swift("Sources/", "Tests/", "Package.swift"):
    source = split(text)
    for match in OPEN_ENDS.finditer(source.comments):
      yield Finding(path, source.line(match.start()), "open-end", f"`{match[0]}`: finish it, or delete the comment")


def check_length(tree: Tree):
  """A file keeps one subject."""
  for path, text in tree.swift("Sources/", "Tests/"):
    lines = text.count("\n")
    if lines > LINES_MAX:
      yield Finding(path, LINES_MAX, "length", f"{lines} lines, at most {LINES_MAX}: split it by subject")


def check_chance(tree: Tree):
  """Time and chance come from outside, except in the wiring."""
  used = set()
  for path, text in tree.swift("Sources/"):
    if path.startswith(PROGRAMS):
      continue
    source = split(text)
    hits = [(m.start(), m[0]) for m in CHANCE.finditer(source.code)]
    for match in CHANCE_CALL.finditer(source.code):
      call = source.code[match.end() - 1:balanced(source.code, match.end() - 1)]
      if "using:" not in call:
        hits.append((match.start(), match[0] + ")"))
    for start, what in hits:
      if path in CHANCE_ALLOWED:
        used.add(path)
        continue
      yield Finding(path, source.line(start), "chance",
                    f"`{what.strip()}`: take the clock, identifier or generator as a parameter; "
                    "NodeDaemon has the system's")
  for path in CHANCE_ALLOWED:
    if path in tree.files and path not in used:
      yield Finding(path, 1, "chance", "its exception in CHANCE_ALLOWED is not needed any more: delete the row")


def check_print(tree: Tree):
  """Only the command line writes to standard output."""
  for path, text in tree.swift("Sources/"):
    if path.startswith(PROGRAMS):
      continue
    source = split(text)
    for match in PRINT.finditer(source.code):
      if re.search(r"\bfunc\s+$", source.code[:match.start()]):
        continue
      yield Finding(path, source.line(match.start()), "print",
                    f"`{match[0].strip()}…)`: return the text, or log it; the command line prints")


def check_documented(tree: Tree):
  """Every type and function that another module sees has a doc comment."""
  for path, text in tree.swift("Sources/"):
    source = split(text)
    for match in DECLARATION.finditer(source.code):
      kind, name = match[1], match[2].strip("`")
      if name in KNOWN_MEMBERS or kind in NAMES_SUFFICE or kind == "func" and VISITORS.search(path):
        continue
      above = _above(source, match.start())
      if not above or not re.match(r"\s*///|.*\*/\s*$", above[-1]):
        yield Finding(path, source.line(match.start(1)), "documented",
                      f"package {kind} {name}: a `///` summary with units, errors and source")


def check_throws(tree: Tree):
  """A function or initializer that another module sees says what it throws."""
  for path, text in tree.swift("Sources/"):
    source = split(text)
    for match in DECLARATION.finditer(source.code):
      kind, name = match[1], match[2].strip("`")
      parameters = source.code.find("(", match.end(1))
      is_witness = name in WITNESSES and not re.search(r"\bstatic\b", match[0])
      if kind not in ("func", "init") or is_witness or DECODING.match(source.code, parameters) or VISITORS.search(path):
        continue
      throws = THROWS.match(source.code, balanced(source.code, parameters))
      if not throws or _is_callers(throws[1] or "", source.code[match.end():parameters]):
        continue
      comment = []
      for line in reversed(_above(source, match.start())):
        if not re.match(r"\s*///", line):
          break
        comment.append(line)
      if not any(re.match(r"\s*/// - Throws: \S", line) for line in comment):
        yield Finding(path, source.line(match.start(1)), "throws",
                      f"package {kind} {name}".strip() + ": a `/// - Throws:` line with the cases that matter")


def _is_callers(error: str, generics: str) -> bool:
  """Whether a function throws nothing of its own: what a closure or a visitor throws that its caller chose."""
  return error == "Never" or error.endswith(".Failure") or bool(error and re.search(rf"\b{error}\s*:", generics))


def _above(source: SwiftText, start: int) -> list[str]:
  """The lines above a declaration, without its attributes and conditions."""
  lines = source.whole[:start].rstrip("\n").split("\n")
  while lines and re.match(r"\s*(?:@|#if|\)|// swift-format-ignore)", lines[-1]):
    lines.pop()
  return lines


def check_cited(tree: Tree):
  """A rule, or what it is made of, cites its article or the invariant it keeps."""
  for path, text in tree.swift("Sources/ElectionRecord/"):
    for match in re.finditer(r"^(?:package )?enum (\w+Rule)\b", text, re.M):
      if not re.search(r"^[ \t]*/// - Rule:", text, re.M):
        yield Finding(path, text.count("\n", 0, match.start(1)) + 1, "cited",
                      f"{match[1]}: say `- Rule:` with its article, or the invariant that it keeps")


def check_worded(tree: Tree):
  """A code is worded once, so that whoever refuses for the same reason says the same."""
  first: dict[str, str] = {}
  twice = set()
  for path, text in tree.swift("Sources/"):
    source = split(text)
    for match in REFUSAL.finditer(source.whole):
      code, place = match[1], f"{path}:{source.line(match.start())}"
      if code in WORDED_APART and code in first:
        twice.add(code)
      elif code in first:
        yield Finding(path, source.line(match.start()), "worded",
                      f"`{code}` is worded at {first[code]} already: refer to that, or take another code")
      first.setdefault(code, place)
  for code in WORDED_APART:
    if code in first and code not in twice:
      yield Finding(first[code].rsplit(":", 1)[0], 1, "worded",
                    f"its exception `{code}` in WORDED_APART is not needed any more: delete the row")


def check_expectations(tree: Tree):
  """A test expects something, by itself or through a helper that does."""
  found = [(path, split(text), function) for path, text in tree.swift("Tests/")
           for function in functions(split(text).code)]
  helpers: set[str] = set()
  while True:
    before = len(helpers)
    for _, _, function in found:
      if not function.is_test and _expects(function.body, helpers):
        helpers.add(function.name)
    if len(helpers) == before:
      break
  for path, source, function in found:
    if function.is_test and not _expects(function.body, helpers):
      yield Finding(path, source.line(function.start), "expectation",
                    f"{function.name} cannot fail: add an `#expect` (`throws: Never.self` for 'does not throw')")
  for path, text in tree.swift("Tests/"):
    source = split(text)
    for match in re.finditer(r"^\s*import\s+XCTest\b", source.code, re.M):
      yield Finding(path, source.line(match.end()), "expectation", "`import XCTest`: write it with Swift Testing")


def _expects(body: str, helpers: set[str]) -> bool:
  return bool(EXPECTATION.search(body)) or any(
      name in helpers for name in re.findall(r"\b(\w+)\s*(?:<[^>]*>)?\s*[({]", body))


def _source(text: str, path: str = "Sources/NodeService/A.swift") -> Tree:
  return Tree({path: text + "\n"})


def _test(text: str) -> Tree:
  return _source(text, "Tests/ATests/A.swift")


SWIFT_RULES = [
    Rule("banned", check_banned,
         [_source(sample) for _, _, sample in BANNED] + [_test("try await Task.sleep(for: .seconds(1))")]
         + [_source('let a = "\\(try! b())"')],
         [_source("// try! is banned\nlet a = \"try! fatalError(\"\nawait clock.sleep(for: a)\n"
                  "func sleep(until: A) {}\nlet b = try? c()")]),
    Rule("open-end", check_open_ends,
         [_source("/// " + word + ": later") for word in
          ("TO" + "DO", "FIX" + "ME", "A stu" + "b", "not " + "implemented")],
         [_source('let a = "<input place' + 'holder=x>"\n// Stubborn devices retry.')]),
    Rule("length", check_length, [_source("\n" * LINES_MAX), _test("\n" * LINES_MAX)],
         [_source("\n" * (LINES_MAX - 1))]),
    Rule("chance", check_chance,
         [_source("let a = " + what) for what in
          ("Date()", "Date.now", "UUID()", "SystemRandomNumberGenerator()", "Int.random(in: 0..<9)", "b.shuffled()",
           "b.randomElement()", "ContinuousClock().now", "ContinuousClock.now")],
         [_source("let a = Int.random(in: 0..<c(1), using: &generator)\n// Date()\n"
                  "let d = Date(timeIntervalSince1970: 0)"),
          _source("let a = Date()", "Sources/ballotsync/A.swift")]),
    Rule("print", check_print, [_source('print("a")'), _source("Swift.print(a)"), _source("debugPrint(a)")],
         [_source('print("a")', "Sources/ballotsync/A.swift"), _source("a.print(b)\nfunc print(_ a: Int) {}")]),
    Rule("cited", check_cited,
         [_source("/// Decides.\npackage enum ARule {}", "Sources/ElectionRecord/A.swift"),
          _source("enum ARule {}", "Sources/ElectionRecord/A.swift")],
         [_source("/// Decides.\n///\n/// - Rule: art. 1.\npackage enum ARule {}", "Sources/ElectionRecord/A.swift")]),
    Rule("worded", check_worded,
         [_source('let a = Refusal("a", zh: "b", en: "c")\nlet d = Refusal(\n  "a", .usage, zh: "e", en: "f")'),
          _source('extension Refusal {\n  init() { self.init("a", .failed, b) }\n  static let c = Refusal("a", b)\n}'),
          Tree({"Sources/A/A.swift": 'Refusal("a", b)\n', "Sources/B/B.swift": 'Refusal("a", c)\n'}),
          _source('Refusal("damaged", a)')],
         [_source('Refusal("a", b)\nRefusal("c", b)\nRefusal(error)\nRefusal.a.ending(.usage)\n'
                  'Refusal("damaged", a)\nRefusal("damaged", b)'),
          _test('Refusal("a", b)\nRefusal("a", b)')]),
    Rule("documented", check_documented,
         [_source("package struct A {}"), _source("/// A.\npackage struct A {\n  package static func b() {}\n}"),
          _source("  package enum A: Error { case b }"), _source("// A.\n@inlinable\npackage func a() {}")],
         [_source("package import Crypto\n/// A.\n@frozen\npackage struct A {\n"
                  "  /// B.\n  package private(set) var b = 1\n"
                  "  package static func == (a: A, b: A) -> Bool { true }\n\n"
                  "  package init(from decoder: any Decoder) {}\n}"),
          _source("/// A.\n@available(*, deprecated)\npackage func a() {}")]),
    Rule("throws", check_throws,
         [_source("/// " + doc + "\n" + code) for doc, code in
          [("A.", "package func a() throws {}"),
           ("A.", "@discardableResult\npackage static func a(_ b: (Int) -> Int) throws(B) -> C { c }"),
           ("- Parameter b: B.", "package mutating func a(\n  b: Int\n) async throws(B.C) {}"),
           ("- Throws:", "package func a() throws(B) {}"),
           ("A.", "package convenience init(from b: C) throws(B) {}"),
           ("A.", "package func a<B: C>(_ b: B) throws(Failure) {}"), ("A.", "package func a<B: C>(_ b: B) throws {}"),
           ("A.", "package static func perform(_ a: A) async throws -> B { b }")]]
         + [_source("/// - Throws: ``B``.\npackage func a() throws(B) {}\n\npackage init() throws(B) {}")],
         [_source("/// A.\n///\n/// - Parameter b: B.\n/// - Throws: ``B/c``; nothing is written then, and what was\n"
                  "///   written before stays.\n@discardableResult\npackage func a(b: Int) throws(B) -> C { c }"),
          _source("/// A.\npackage func a(_ b: () throws -> Void) -> Int { 1 }\nfunc c() throws {}\n"
                  "private init() throws(B) {}\n/// A.\npackage func d() throws(Never) {}"),
          _source("/// A.\npackage func a<T, E: Error>(_ b: () throws(E) -> T) throws(E) -> T { try b() }\n"
                  "/// A.\npackage func c<F: Fields>(_ f: inout F) throws(F.Failure) {}\n"
                  "package func visit(_ f: inout F) throws(F.Failure) {}"),
          _source("package init(from decoder: any Decoder) throws {}\n"
                  "package func encode(to encoder: any Encoder) throws {}\n"
                  "package func perform(at node: Node) throws(CommandFailure) -> Answer { a }")]),
    Rule("expectation", check_expectations,
         [_test("@Test func aForkIsRefused() throws {\n  let a = try b()\n}"),
          _test("@Suite struct S {\n  @Test(arguments: [1, 2]) func a(_ b: Int) async { await c { $0 } }\n}"),
          _test("@Test(\"name\", .tags(.a)) @MainActor func a() {\n  // #expect(false)\n}"),
          _test("func helper() { other() }\nfunc other() {}\n@Test func a() { helper() }"),
          _test("import XCTest")],
         [_test("@Test func a() { #expect(1 == 1) }"),
          _test("func agree(_ a: Int) { same(a) }\nfunc same(_ a: Int) { #expect(a == 1) }\n"
                "@Test func a() { agree(1) }"),
          _test("func make() -> Int { 1 }\nprotocol P { func q() }\n"
                "@Test func `a fork`() throws { try #require(make() == 1) }")]),
]
