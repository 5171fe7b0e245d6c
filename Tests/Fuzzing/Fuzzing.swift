import Foundation

/// What libFuzzer calls with each input. The decoder is named by `FUZZ_DECODER`; with `FUZZ_SEEDS` the program writes
/// the first inputs of every decoder into that folder and ends.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  Fuzzing.decoder.take(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

enum Fuzzing {
  static let decoder: Decoder = {
    let environment = ProcessInfo.processInfo.environment
    if let folder = environment["FUZZ_SEEDS"] {
      do {
        try Seeds.write(to: folder)
        // libFuzzer takes an ordinary end of the program for a failure.
        _exit(0)
      } catch {
        fatalError("no seeds: \(error)")
      }
    }
    guard let decoder = environment["FUZZ_DECODER"].flatMap(Decoder.init(rawValue:)) else {
      fatalError("FUZZ_DECODER must be one of \(Decoder.allCases.map(\.rawValue))")
    }
    return decoder
  }()
}
