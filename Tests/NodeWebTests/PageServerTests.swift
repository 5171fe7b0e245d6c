import Foundation
import NIOCore
import NIOSSL
import Testing

@testable import NodeWeb

/// What a browser gets through to its endpoint, and what never reaches it.
@Suite struct PageServerTests {
  /// Answers everything with what it was asked.
  private struct Echo: PageEndpoint {
    func answer(_ request: PageRequest) async -> PageReply {
      if request.path == "/events" {
        let (stream, continuation) = AsyncStream<[UInt8]>.makeStream()
        for part in ["data: 1\n\n", "data: 2\n\n"] { continuation.yield(Array(part.utf8)) }
        continuation.finish()
        return PageReply(type: "text/event-stream", body: .pieces(stream, byteCount: nil))
      }
      if ["/file", "/cut"].contains(request.path) {
        let (stream, continuation) = AsyncStream<[UInt8]>.makeStream()
        for part in request.path == "/file" ? ["one", "two"] : ["one"] { continuation.yield(Array(part.utf8)) }
        continuation.finish()
        return PageReply(type: "application/x-tar", body: .pieces(stream, byteCount: 6))
      }
      let text = "\(request.method.rawValue) \(request.path) \(request.query) \(request.body.count)"
      return PageReply(type: "text/plain", body: .whole(Array(text.utf8)))
    }
  }

  /// - Parameter closes: Whether the browser asks for the connection's end; without, the server must end it.
  private func ask(
    _ head: String, body: String = "", closes: Bool = true, limits: PageLimits = PageLimits()
  ) async throws -> (Int?, String) {
    let server = PageServer(port: 0, limits: limits, endpoint: Echo(), logger: quiet)
    var result: (Int?, String) = (nil, "")
    try await whileRunning([server]) { () async throws in
      let port = try #require(await server.listeningPort)
      let connection = try await RawConnection.open(to: try #require(PeerAddress(host: "127.0.0.1", port: port)))
      let named = head.replacingOccurrences(of: "PORT", with: String(port))
      let last = closes ? "connection: close\r\n" : ""
      try await connection.send("\(named)\r\n\(last)content-length: \(body.utf8.count)\r\n\r\n\(body)")
      let text = await connection.rest()
      result = (text.split(separator: " ").dropFirst().first.flatMap { Int($0) }, text)
      await connection.close()
    }
    return result
  }

  @Test(arguments: [
    ("127.0.0.1:PORT", 200), ("localhost:PORT", 200), ("evil.example:PORT", 403), ("127.0.0.1", 403), ("", 403),
    ("127.0.0.1:1", 403), ("[::1]:PORT", 403),
  ])
  func onlyItsOwnNamesAreAnswered(_ host: String, _ status: Int) async throws {
    #expect(try await ask("GET /x HTTP/1.1\r\nhost: \(host)").0 == status)
  }

  @Test(arguments: [
    ("", 200), ("origin: http://127.0.0.1:PORT\r\n", 200), ("origin: http://localhost:PORT\r\n", 403),
    ("origin: https://127.0.0.1:PORT\r\n", 403), ("origin: http://evil.example\r\n", 403), ("origin: null\r\n", 403),
    ("sec-fetch-site: same-origin\r\n", 200), ("sec-fetch-site: cross-site\r\n", 403),
    ("sec-fetch-site: same-site\r\n", 403), ("sec-fetch-site: none\r\n", 403),
  ])
  func whatIsSentComesFromAPageOfThisServer(_ fields: String, _ status: Int) async throws {
    #expect(try await ask("POST /x HTTP/1.1\r\n\(fields)host: 127.0.0.1:PORT", body: "a=1").0 == status)
  }

  @Test(arguments: [("PUT", 405), ("DELETE", 405), ("HEAD", 405), ("GET", 200)])
  func onlyGettingAndPostingAreKnown(_ method: String, _ status: Int) async throws {
    #expect(try await ask("\(method) /x HTTP/1.1\r\nhost: 127.0.0.1:PORT").0 == status)
  }

  @Test func aBodyHasItsBound() async throws {
    var limits = PageLimits()
    limits.bodyBytesMax = 4
    let head = "POST /x HTTP/1.1\r\nhost: 127.0.0.1:PORT"
    #expect(try await ask(head, body: "1234", limits: limits).0 == 200)
    #expect(try await ask(head, body: "12345", limits: limits).0 == 413)
  }

  @Test func everyAnswerKeepsOtherSitesOut() async throws {
    let text = try await ask("GET /x HTTP/1.1\r\nhost: 127.0.0.1:PORT").1.lowercased()
    for field in [
      "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self';", "frame-ancestors 'none'",
      "x-content-type-options: nosniff", "cache-control: no-store", "cross-origin-opener-policy: same-origin",
    ] {
      #expect(text.contains(field), "\(field)")
    }
    #expect(!text.contains("unsafe"))
  }

  /// A file has its length: a browser knows one that was cut short from one that is whole, and does not wait for more.
  @Test(.timeLimit(.minutes(1)), arguments: [("/file", "\r\n\r\nonetwo", true), ("/cut", "\r\n\r\none", false)])
  func aFileIsSentWithItsLength(_ path: String, _ end: String, _ isWhole: Bool) async throws {
    let (status, text) = try await ask("GET \(path) HTTP/1.1\r\nhost: 127.0.0.1:PORT", closes: isWhole)
    #expect(status == 200 && text.lowercased().contains("content-length: 6\r\n") && text.hasSuffix(end))
  }

  @Test func eventsComeAsTheyAreMade() async throws {
    let (status, text) = try await ask("GET /events HTTP/1.1\r\nhost: 127.0.0.1:PORT")
    #expect(status == 200)
    #expect(text.contains("data: 1") && text.contains("data: 2"))
    #expect(!text.lowercased().contains("content-length"))
  }

  // MARK: - On the site's own network

  /// Asks as a browser does whose reader has accepted the certificate.
  private func askSecurely(_ certificate: PageCertificate, host: String) async throws -> Int? {
    let server = try PageServer(certificate: certificate, port: 0, endpoint: Echo(), logger: quiet)
    return try await whileRunning([server]) { () async throws in
      let port = try #require(await server.listeningPort)
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.certificateVerification = .none
      let connection = try await RawConnection.open(
        to: try #require(PeerAddress(host: "127.0.0.1", port: port)), tls: tls)
      try await connection.send("GET /x HTTP/1.1\r\nhost: \(host):\(port)\r\nconnection: close\r\n\r\n")
      let text = await connection.rest()
      await connection.close()
      return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }
  }

  @Test func browsersOfTheNetworkComeOverTLSAndByItsOneName() async throws {
    let own = try PageCertificate(host: "127.0.0.1", key: .generate(), serial: Array(1...16))
    #expect(try await askSecurely(own, host: "127.0.0.1") == 200)
    #expect(try await askSecurely(own, host: "localhost") == 403)
  }

  @Test func aCertificateIsKeptForItsHostAndKeyOnly() throws {
    let key = TLSPrivateKey.generate()
    for host in ["192.168.8.1", "fd00::8", "hall.local"] {
      let made = try PageCertificate(host: host, key: key, serial: Array(1...16))
      #expect(made.fingerprint.count == 64)
      let kept = try #require(PageCertificate(pem: made.pem, host: host, key: key))
      #expect(kept.fingerprint == made.fingerprint)
      #expect(PageCertificate(pem: made.pem, host: "192.168.8.2", key: key) == nil)
      #expect(PageCertificate(pem: made.pem, host: host, key: .generate()) == nil)
    }
    #expect(PageCertificate(pem: "nothing", host: "hall.local", key: key) == nil)
  }

  @Test(arguments: ["", "a b", "会场", String(repeating: "a", count: 49)])
  func whatIsNoHostIsRefused(_ host: String) {
    #expect(throws: CertificateError.badHost) {
      try PageCertificate(host: host, key: .generate(), serial: Array(1...16))
    }
  }
}
