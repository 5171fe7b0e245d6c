/// How hard a masked symbol would be to read; the mask with the least is taken.
///
/// - Source: ISO/IEC 18004, section "Evaluation of data masking results".
enum QRPenalty {
  /// The sum over runs, blocks, patterns that look like a finder, and the balance of dark and light.
  static func of(_ matrix: QRMatrix) -> Int {
    let size = matrix.size
    let rows = (0..<size).map { row in (0..<size).map { matrix[row, $0] } }
    let columns = (0..<size).map { column in (0..<size).map { matrix[$0, column] } }
    let lines = (rows + columns).reduce(0) { $0 + runs($1) + finders($1) }
    return lines + blocks(rows) + balance(rows)
  }

  /// Five modules alike in a line cost 3, each further one 1.
  static func runs(_ line: [Bool]) -> Int {
    var penalty = 0
    var length = 0
    for (index, module) in line.enumerated() {
      length = index > 0 && module == line[index - 1] ? length + 1 : 1
      if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
    }
    return penalty
  }

  private static let finder = [true, false, true, true, true, false, true]

  /// A finder's 1 : 1 : 3 : 1 : 1 with four light modules before or after it costs 40; beyond the edge all is light.
  static func finders(_ line: [Bool]) -> Int {
    let light = [Bool](repeating: false, count: 4)
    let wide = light + line + light
    var penalty = 0
    for start in 4...wide.count - 11 where Array(wide[start..<start + 7]) == finder {
      if wide[start - 4..<start].allSatisfy({ !$0 }) { penalty += 40 }
      if wide[start + 7..<start + 11].allSatisfy({ !$0 }) { penalty += 40 }
    }
    return penalty
  }

  /// Each square of four modules alike costs 3.
  static func blocks(_ rows: [[Bool]]) -> Int {
    var penalty = 0
    for (above, below) in zip(rows, rows.dropFirst()) {
      for column in 1..<above.count {
        let module = above[column]
        if above[column - 1] == module, below[column - 1] == module, below[column] == module { penalty += 3 }
      }
    }
    return penalty
  }

  /// Each whole 5 % by which dark modules are more or less than half cost 10.
  static func balance(_ rows: [[Bool]]) -> Int {
    let total = rows.count * rows.count
    let dark = rows.joined().count { $0 }
    return abs(dark * 2 - total) * 10 / total * 10
  }
}
