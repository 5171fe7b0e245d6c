import Foundation

/// As much of JSON Schema draft 4 as NIST's schemas use, to check a document in a test.
struct JSONSchema {
  private let root: [String: Any]

  /// The schema of that name beside the project; nil where the schemas are not there.
  static func nist(_ name: String, testFile: String = #filePath) throws -> JSONSchema? {
    var folder = URL(filePath: testFile)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let file = folder.appending(path: "../shared/nist").appending(path: name)
    guard let data = try? Data(contentsOf: file) else { return nil }
    return JSONSchema(root: try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:])
  }

  /// What is wrong with a document; empty when nothing is.
  func problems(_ document: Any) -> [String] { problems(document, root, at: "$") }

  private func problems(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    if let reference = schema["$ref"] as? String { return problems(value, definition(reference), at: path) }
    if let choices = schema["oneOf"] as? [[String: Any]] {
      let results = choices.map { problems(value, $0, at: path) }
      if results.count(where: \.isEmpty) == 1 { return [] }
      return ["\(path): fits \(results.count(where: \.isEmpty)) of \(choices.count) choices"]
        + (results.min { $0.count < $1.count } ?? [])
    }
    var found: [String] = []
    if let type = schema["type"] as? String, !Self.isOfType(type, value) {
      found.append("\(path): not of type \(type)")
    }
    if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") {
      found.append("\(path): \(value) is not one of \(allowed)")
    }
    if let text = value as? String { found += problems(text: text, schema, at: path) }
    if let members = value as? [String: Any] { found += problems(members: members, schema, at: path) }
    if let elements = value as? [Any] {
      if let least = schema["minItems"] as? Int, elements.count < least { found.append("\(path): fewer than \(least)") }
      if let items = schema["items"] as? [String: Any] {
        for (index, element) in elements.enumerated() { found += problems(element, items, at: "\(path)[\(index)]") }
      }
    }
    return found
  }

  private func definition(_ reference: String) -> [String: Any] {
    let name = String(reference.dropFirst("#/definitions/".count))
    return (root["definitions"] as? [String: Any])?[name] as? [String: Any] ?? ["type": "no such definition"]
  }

  private func problems(text: String, _ schema: [String: Any], at path: String) -> [String] {
    var found: [String] = []
    if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
      found.append("\(path): \(text) does not match \(pattern)")
    }
    if let longest = schema["maxLength"] as? Int, text.count > longest { found.append("\(path): too long") }
    return found
  }

  private func problems(members: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    var found: [String] = []
    for name in schema["required"] as? [String] ?? [] where members[name] == nil { found.append("\(path): no \(name)") }
    for (name, member) in members {
      if let inner = known[name] {
        found += problems(member, inner, at: "\(path).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(path): \(name) is not known")
      }
    }
    return found
  }

  private static func isOfType(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool
    case "integer", "number": value is NSNumber && !(value is String)
    default: false
    }
  }
}
