/// Why something is not done: one value for its three readers. A code is for programs, an exit status for scripts, and
/// a message for people.
///
/// A code is worded once in the whole of the program, beside the rule that refuses: as a static member of this type, or
/// in the one `refusal` of an error enum. Whoever refuses for the same reason refers to that.
package struct Refusal: Error, Equatable, Sendable {
  /// Stable in JSON.
  package let code: String
  package let exitStatus: ExitStatus
  /// What is the matter and what to do next.
  package let message: BilingualText
  /// The name to repeat the request under, where it is not known what became of it.
  package private(set) var request: RequestID?

  package init(_ code: String, _ exitStatus: ExitStatus = .refused, _ message: BilingualText) {
    self.code = code
    self.exitStatus = exitStatus
    self.message = message
  }

  /// - Parameter source: The article of the profile by which a rule refuses; the message ends with it.
  package init(
    _ code: String, _ exitStatus: ExitStatus = .refused, zh: String, en: String, source: String? = nil
  ) {
    let zhBasis = source.map { "（依据：\($0)）" } ?? ""
    let enBasis = source.map { " (\($0))" } ?? ""
    self.init(code, exitStatus, BilingualText(zh: zh + zhBasis, en: en + enBasis))
  }

  /// The same for scripts that see it from another side.
  package func ending(_ exitStatus: ExitStatus) -> Refusal { Refusal(code, exitStatus, message) }

  /// The refusal with the name to repeat the request under, where it is not known what became of it.
  package func naming(_ request: RequestID?) -> Refusal {
    guard exitStatus == .unknown, let request else { return self }
    let zh = message.zh + "\n重试时在同一命令后加：--request \(request.rawValue)"
    let en = message.en + "\nRepeat the same command with --request \(request.rawValue)"
    var named = Refusal(code, exitStatus, BilingualText(zh: zh, en: en))
    named.request = request
    return named
  }
}

/// An error that knows what to say: an enum states all of it in one switch, and an error around another forwards it.
///
/// What a case means, and whether trying again makes sense, is said there, and beside the case only what it leaves out.
package protocol Refusing: Error {
  var refusal: Refusal { get }
}

extension Refusing {
  /// Stable in JSON.
  package var code: String { refusal.code }
  package var exitStatus: ExitStatus { refusal.exitStatus }
  /// What is the matter and what to do next.
  package var message: BilingualText { refusal.message }
}

extension Refusal: Refusing {
  package var refusal: Refusal { self }
}

/// Runs work and gives its error as another: `try wrapping(NodeError.store) { () throws(StoreError) in … }`.
///
/// - Throws: What `wrap` makes of the error.
@discardableResult
package func wrapping<T, Inner: Error, Outer: Error>(
  _ wrap: (Inner) -> Outer, _ work: () throws(Inner) -> T
) throws(Outer) -> T {
  do throws(Inner) {
    return try work()
  } catch {
    throw wrap(error)
  }
}

/// Runs work and gives only what its error says.
///
/// - Throws: The error's ``Refusing/refusal``.
@discardableResult
package func refusing<T, Inner: Refusing>(_ work: () throws(Inner) -> T) throws(Refusal) -> T {
  try wrapping({ (error: Inner) in error.refusal }, work)
}

/// How the program ends; the same for every verb.
package enum ExitStatus: Int32, Codable, Sendable, CaseIterable {
  case done = 0
  /// It did not work; the message says whether to retry.
  case failed = 1
  /// The command line, or a value in it, makes no sense here.
  case usage = 2
  /// A rule refuses it.
  case refused = 3
  /// Reconciliation is incomplete or does not balance.
  case unbalanced = 4
  /// What was read is not what was signed.
  case unverified = 5
  /// It may or may not have happened: repeat the same request.
  case unknown = 6
  /// The node or the hall cannot be reached.
  case unreachable = 7
}
