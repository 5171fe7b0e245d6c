/// The modules of a symbol while it is drawn: patterns first, then the codewords around them, then a mask.
///
/// - Source: ISO/IEC 18004, sections "Symbol structure", "Codeword placement in matrix" and "Format information".
struct QRMatrix: Equatable, Sendable {
  let version: QRVersion
  /// Dark modules, row by row.
  private(set) var modules: [Bool]
  /// Modules of the patterns, which carry no data and get no mask.
  private var isPattern: [Bool]

  var size: Int { version.size }

  subscript(row: Int, column: Int) -> Bool { modules[row * size + column] }

  /// Patterns and codewords, not masked yet.
  init(_ version: QRVersion, codewords: [UInt8]) {
    self.version = version
    modules = [Bool](repeating: false, count: version.size * version.size)
    isPattern = modules
    drawPatterns()
    place(codewords)
  }

  /// The symbol under one of the eight masks, with the format that names it.
  func masked(_ mask: Int) -> QRMatrix {
    var copy = self
    for row in 0..<size {
      for column in 0..<size where !isPattern[row * size + column] && Self.inverts(mask, row, column) {
        copy.modules[row * size + column].toggle()
      }
    }
    copy.drawFormat(mask)
    return copy
  }

  /// The conditions of the eight masks.
  static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }

  private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
    modules[row * size + column] = isDark
    isPattern[row * size + column] = true
  }

  private mutating func drawPatterns() {
    for index in 0..<size {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
    let centres = version.alignmentCentres
    for row in centres {
      for column in centres where !isCorner(row, column) { drawAlignment(row, column) }
    }
    // Takes the format's place until the mask is known.
    drawFormat(0)
    if version.number >= 7 { drawVersion() }
  }

  private func isCorner(_ row: Int, _ column: Int) -> Bool {
    let far = size - 7
    return row == 6 && column == 6 || row == 6 && column == far || row == far && column == 6
  }

  /// A finder pattern with its separator, cut off at the symbol's edge.
  private mutating func drawFinder(_ row: Int, _ column: Int) {
    for y in max(0, row - 4)...min(size - 1, row + 4) {
      for x in max(0, column - 4)...min(size - 1, column + 4) {
        let ring = max(abs(y - row), abs(x - column))
        set(y, x, ring != 2 && ring != 4)
      }
    }
  }

  private mutating func drawAlignment(_ row: Int, _ column: Int) {
    for y in row - 2...row + 2 {
      for x in column - 2...column + 2 { set(y, x, max(abs(y - row), abs(x - column)) != 1) }
    }
  }

  private mutating func drawFormat(_ mask: Int) {
    let bits = QRFormat.format(mask: mask)
    for bit in 0..<15 {
      let isDark = (bits >> UInt32(bit)) & 1 == 1
      switch bit {
      case 0...5: set(bit, 8, isDark)
      case 6, 7: set(bit + 1, 8, isDark)
      case 8: set(8, 7, isDark)
      default: set(8, 14 - bit, isDark)
      }
      if bit < 8 { set(8, size - 1 - bit, isDark) } else { set(size - 15 + bit, 8, isDark) }
    }
    set(size - 8, 8, true)
  }

  private mutating func drawVersion() {
    let bits = QRFormat.version(version.number)
    for bit in 0..<18 {
      let isDark = (bits >> UInt32(bit)) & 1 == 1
      let (far, near) = (size - 11 + bit % 3, bit / 3)
      set(far, near, isDark)
      set(near, far, isDark)
    }
  }

  /// Places the bits in strips of two columns, from the right, upwards and downwards in turn.
  private mutating func place(_ codewords: [UInt8]) {
    var bit = 0
    var isUpward = true
    for right in stride(from: size - 1, to: 0, by: -2) {
      // The column of the vertical timing pattern belongs to no strip.
      let column = right <= 6 ? right - 1 : right
      for step in 0..<size {
        let row = isUpward ? size - 1 - step : step
        for x in [column, column - 1] where !isPattern[row * size + x] && bit < codewords.count * 8 {
          modules[row * size + x] = (codewords[bit / 8] >> UInt8(7 - bit % 8)) & 1 == 1
          bit += 1
        }
      }
      isUpward.toggle()
    }
  }
}
