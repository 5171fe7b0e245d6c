/// Error correction as QR codes have it: a systematic Reed–Solomon code over GF(2⁸) with the polynomial
/// x⁸ + x⁴ + x³ + x² + 1.
///
/// - Source: ISO/IEC 18004, section "Error correction" and its annex on generator polynomials.
enum ReedSolomon {
  /// The error correction codewords of `data`: the remainder of its division by the generator polynomial.
  static func remainder(of data: [UInt8], count: Int) -> [UInt8] {
    let generator = generator(degree: count)
    var remainder = [UInt8](repeating: 0, count: count)
    for byte in data {
      let factor = byte ^ remainder.removeFirst()
      remainder.append(0)
      for index in remainder.indices { remainder[index] ^= product(generator[index], factor) }
    }
    return remainder
  }

  /// The product of (x − 2⁰) … (x − 2^(degree − 1)), from the highest power below the leading one, whose factor is 1.
  static func generator(degree: Int) -> [UInt8] {
    var factors = [UInt8](repeating: 0, count: degree)
    factors[degree - 1] = 1
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in factors.indices {
        factors[index] = product(factors[index], root)
        if index + 1 < degree { factors[index] ^= factors[index + 1] }
      }
      root = product(root, 2)
    }
    return factors
  }

  /// The product of two elements of the field.
  static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var result: UInt8 = 0
    for bit in (0..<8).reversed() {
      result = (result << 1) ^ (result >> 7 == 1 ? 0x1d : 0)
      if (right >> UInt8(bit)) & 1 == 1 { result ^= left }
    }
    return result
  }
}
