import Foundation

/// A small reader of well-formed markup: enough to check nesting, attributes and references.
struct Tags {
  struct Failure: Error, CustomStringConvertible { let description: String }

  private(set) var names: [String] = []
  private(set) var attributes: [(name: String, value: String)] = []
  private var open: [String] = []

  init(_ page: String) throws(Failure) {
    var rest = Substring(page)
    if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst("<!DOCTYPE html>".count) }
    while let start = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      rest = rest[start...]
      if rest.first == "&" {
        guard ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].contains(where: rest.hasPrefix) else {
          throw Failure(description: "bare & at \(rest.prefix(30))")
        }
        rest = rest.dropFirst()
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { throw Failure(description: "no end of \(rest.prefix(30))") }
      try read(rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...]
    }
    if let name = open.last { throw Failure(description: "<\(name)> is not closed") }
  }

  private mutating func read(_ tag: Substring) throws(Failure) {
    if tag.first == "/" {
      guard open.popLast() == String(tag.dropFirst()) else { throw Failure(description: "<\(tag)> closes nothing") }
      return
    }
    let closesItself = tag.last == "/"
    var rest = closesItself ? tag.dropLast() : tag
    let name = String(rest.prefix { $0 != " " })
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      throw Failure(description: "bad name in <\(tag)>")
    }
    names.append(name)
    rest = rest.dropFirst(name.count)
    while !rest.isEmpty {
      guard rest.first == " ", let equals = rest.range(of: "=\"") else { throw Failure(description: "bad <\(tag)>") }
      let key = String(rest[rest.index(after: rest.startIndex)..<equals.lowerBound])
      rest = rest[equals.upperBound...]
      guard let quote = rest.firstIndex(of: "\"") else { throw Failure(description: "no quote in <\(tag)>") }
      attributes.append((key, String(rest[..<quote])))
      rest = rest[rest.index(after: quote)...]
    }
    if !closesItself { open.append(name) }
  }

  /// The values of an attribute.
  func values(_ name: String) -> [String] { attributes.filter { $0.name == name }.map(\.value) }
}
