import ArgumentParser
import ElectionRecord
import ElectionReports
import Foundation
import NodeDaemon
import NodeService

/// Text to standard output, errors to standard error, and how the program ends.
enum Terminal {
  /// Leaves no standard descriptor to the first file that is opened, and a reader that goes away to the writer. What is
  /// written to one that was closed fails still.
  static func prepare() {
    var descriptor = open("/dev/null", O_RDONLY)
    while (0...STDERR_FILENO).contains(descriptor) { descriptor = open("/dev/null", O_RDONLY) }
    if descriptor > STDERR_FILENO { close(descriptor) }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes an answer.
  ///
  /// - Parameter request: The name under which the request may be repeated.
  /// - Throws: `ExitCode`, unless the command was done; ``Refusal`` when its answer could not be written.
  static func emit(_ reply: CommandReply, json: Bool, request: RequestID? = nil) throws {
    if reply.isError { show(reply) }
    do {
      if json {
        try answer(reply.json + "\n", isReceipt: request != nil)
      } else if !reply.isError {
        try answer(printable(reply.text) + symbol(of: reply), isReceipt: request != nil)
      }
    } catch let failure as Refusal {
      throw failure.naming(request)
    }
    if reply.exitStatus != 0 { throw ExitCode(reply.exitStatus) }
  }

  /// Writes what an answer says to a person to standard error.
  static func show(_ reply: CommandReply) { write(printable(reply.text), to: .standardError) }

  /// The reply's checkpoint as a QR code; in a terminal in colours of its own, so that a dark screen is read too.
  private static func symbol(of reply: CommandReply) -> String {
    guard let code = reply.checkpoint.flatMap(QRCode.init) else { return "" }
    return code.lines(isColoured: isatty(STDOUT_FILENO) == 1).map { $0 + "\n" }.joined()
  }

  /// A text that cannot drive the terminal, whatever name or path is in it.
  static func printable(_ text: String) -> String {
    TextWrap.split(text).map(TextWrap.printable).joined(separator: "\n")
  }

  /// Ends the program with what an error means.
  static func end(_ error: any Error) -> Never {
    if let code = error as? ExitCode { exit(code.rawValue) }
    switch BallotSync.exitCode(for: error) {
    case .success:
      // Help is an answer too.
      do {
        try answer(BallotSync.fullMessage(for: error) + "\n")
        exit(0)
      } catch let failure {
        end(failure)
      }
    case .validationFailure:
      let usage = UsageText(language: language)
      write(printable(usage.text(BallotSync.fullMessage(for: error))) + "\n", to: .standardError)
      if let hint = UsageText.hint(Array(CommandLine.arguments.dropFirst())) {
        write(hint.text(language) + "\n", to: .standardError)
      }
      if isJSON { try? answer(usage.refusal(BallotSync.message(for: error)).reply(language).json + "\n") }
      exit(ExitStatus.usage.rawValue)
    default:
      let reply = Refusal(error).reply(language)
      do {
        try emit(reply, json: isJSON)
      } catch {
        // What is thrown is the exit status below.
      }
      exit(reply.exitStatus)
    }
  }

  /// Whether a script reads the answer, where the command line itself could not be read.
  private static var isJSON: Bool { CommandLine.arguments.contains("--json") }

  /// The language of errors that come before or without an answer.
  private static var language: Language {
    let arguments = CommandLine.arguments
    if let place = arguments.firstIndex(of: "--lang"), place + 1 < arguments.count,
      let language = Language(rawValue: arguments[place + 1])
    {
      return language
    }
    return arguments.contains("--lang=en") ? .en : OutputOptions.languageDefault
  }

  /// Writes to standard output what was asked for.
  ///
  /// - Parameter isReceipt: Whether it tells of something recorded, which nobody may miss.
  /// - Throws: ``Refusal`` when it cannot be written, as on a full disk: whoever waits for it was told nothing.
  static func answer(_ text: String, isReceipt: Bool = false) throws {
    // A reader that went away, as `head` does, is no error of ours where it only looked.
    guard let error = put(Array(text.utf8), to: STDOUT_FILENO), isReceipt || error != EPIPE else { return }
    throw Refusal(
      "answerNotWritten", .unknown, zh: "答复没能写到标准输出，可能已经办理。请检查磁盘空间，再用同一个请求重试，或用 status 查看。",
      en: "The answer could not be written to standard output; what was asked may be done. Check the space left, then "
        + "repeat the same request, or see status.")
  }

  /// - Returns: What the system call failed with; nil when everything was written.
  private static func put(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// Tells of a machine's clock that cannot be right, in both languages.
  static func warnOfClock() {
    guard let fault = ClockFault(now: SystemClock().now()) else { return }
    write(fault.message.zh + "\n" + fault.message.en + "\n", to: .standardError)
  }

  /// Asks for a line.
  ///
  /// - Returns: Nil where there is no terminal, and at the end of what is typed.
  static func line(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1 else { return nil }
    write(question, to: .standardError)
    return readLine()
  }

  /// Asks for a line that nobody may read over a shoulder.
  ///
  /// - Returns: Nil where there is no terminal.
  static func secret(_ question: String) -> String? {
    var shown = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &shown) == 0 else { return nil }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    write(question, to: .standardError)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
      write("\n", to: .standardError)
    }
    return readLine() ?? ""
  }

  /// Writes what nobody waits for.
  static func write(_ text: String, to handle: FileHandle) { try? handle.write(contentsOf: Data(text.utf8)) }
}

/// One line on standard error that says how far long work has come; silent unless that is a terminal.
struct ProgressLine {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var last = -1

  /// Shows `done` of `total` in percent.
  mutating func show(_ what: String, _ done: UInt64, of total: UInt64) {
    guard isShown, total > 0 else { return }
    let percent = Int(min(100, done * 100 / total))
    guard percent != last else { return }
    last = percent
    Terminal.write("\r\(TextWrap.printable(what)) \(percent) %", to: .standardError)
  }

  /// Takes the line away.
  mutating func end() {
    guard isShown, last >= 0 else { return }
    last = -1
    Terminal.write("\r\u{1b}[K", to: .standardError)
  }
}
