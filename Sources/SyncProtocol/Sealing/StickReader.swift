package import Crypto
package import ElectionRecord

/// Opens a sealed file, a piece at a time: bytes of the file in, content out, no more held than a header or a chunk.
///
/// ```swift
/// var reader = StickReader(election: …, device: …, privateKey: …)
/// for piece in file { staging.write(try reader.append(piece)) }
/// let header = try reader.finish()
/// ```
///
/// Each piece of content that comes out is as it was written, but **until ``finish()`` has returned the file may still
/// prove cut short or damaged: stage the content, and apply it only then.** After an error the reader repeats that
/// error. The layout is described in ``StickFormat``.
package struct StickReader: Sendable {
  private enum State {
    case header
    case chunks(key: SymmetricKey, next: UInt64)
    case complete
    case failed(StickError)
  }

  /// What the file says of itself, as soon as it has been authenticated.
  package private(set) var header: StickHeader?

  private let election: Digest32
  private let device: DeviceID
  private let privateKey: Curve25519.KeyAgreement.PrivateKey
  private let inherited: [DeviceID: Curve25519.KeyAgreement.PrivateKey]
  private let fileBytesMax: UInt64
  private var state = State.header
  // The bytes not used yet, and where in the file they begin.
  private var buffer: [UInt8] = []
  private var bufferOffset: UInt64 = 0

  /// Prepares to read a file that this device is a recipient of.
  ///
  /// - Parameters:
  ///   - election: the digest of this device's election; files of another are refused.
  ///   - device: this device.
  ///   - privateKey: this device's sealing key.
  ///   - inherited: sealing keys of devices that this one took over from; files for them are opened too.
  package init(
    election: Digest32, device: DeviceID, privateKey: Curve25519.KeyAgreement.PrivateKey,
    inherited: [DeviceID: Curve25519.KeyAgreement.PrivateKey] = [:]
  ) {
    self.init(
      election: election, device: device, privateKey: privateKey, inherited: inherited,
      fileBytesMax: StickFormat.fileBytesMax)
  }

  /// With another limit than ``StickFormat/fileBytesMax``, so that the limit can be tested without 16 GiB.
  init(
    election: Digest32, device: DeviceID, privateKey: Curve25519.KeyAgreement.PrivateKey,
    inherited: [DeviceID: Curve25519.KeyAgreement.PrivateKey] = [:], fileBytesMax: UInt64
  ) {
    self.inherited = inherited
    self.election = election
    self.device = device
    self.privateKey = privateKey
    self.fileBytesMax = fileBytesMax
  }

  /// Takes bytes of the file, in pieces of any size, and returns the content that they complete, which may be none.
  ///
  /// - Throws: ``StickError``; what was returned before must then be thrown away.
  package mutating func append(_ bytes: some Collection<UInt8>) throws(StickError) -> [UInt8] {
    if case .failed(let error) = state { throw error }
    do throws(StickError) {
      return try advance(bytes)
    } catch {
      state = .failed(error)
      throw error
    }
  }

  /// Confirms that the file has come to its end, and returns its header. Only now may the content be used.
  ///
  /// - Throws: ``StickError/truncated(offset:)``, or the error that was thrown before.
  package mutating func finish() throws(StickError) -> StickHeader {
    if case .failed(let error) = state { throw error }
    guard case .complete = state, let header else {
      let error = StickError.truncated(offset: bufferOffset + UInt64(buffer.count))
      state = .failed(error)
      throw error
    }
    return header
  }

  private mutating func advance(_ bytes: some Collection<UInt8>) throws(StickError) -> [UInt8] {
    buffer.append(contentsOf: bytes)
    guard bufferOffset + UInt64(buffer.count) <= fileBytesMax else { throw .tooLarge(limit: fileBytesMax) }
    if case .header = state { try openHeader() }
    var content: [UInt8] = []
    var used = 0
    while case .chunks(let key, let index) = state,
      let chunk = try nextChunk(at: used, isFirst: index == 0)
    {
      guard let opened = chunk.open(key: key, index: index) else {
        throw .damaged(offset: bufferOffset + UInt64(used))
      }
      content.append(contentsOf: opened)
      used += chunk.byteCount
      state = chunk.isLast ? .complete : .chunks(key: key, next: index + 1)
    }
    discard(used)
    if case .complete = state, !buffer.isEmpty { throw .trailingBytes(offset: bufferOffset) }
    return content
  }

  private mutating func openHeader() throws(StickError) {
    guard let opening = try StickHeaderOpening(parsing: buffer, election: election) else { return }
    let recipients = opening.header.recipients
    let other = recipients.contains(device) ? nil : recipients.first { inherited[$0] != nil }
    let recipient = other ?? device
    let privateKey = inherited[recipient] ?? privateKey
    let key = try opening.contentKey(for: recipient, privateKey: privateKey)
    header = opening.header
    state = .chunks(key: StickFormat.chunkKey(key, fileID: opening.header.fileID), next: 0)
    discard(opening.byteCount)
  }

  /// The chunk that begins at `start` of the buffer, or `nil` when it is not complete yet.
  private func nextChunk(at start: Int, isFirst: Bool) throws(StickError) -> StickChunk? {
    guard buffer.count - start >= StickFormat.chunkPrefixBytes else { return nil }
    guard let chunk = StickChunk(buffer[start..<(start + StickFormat.chunkPrefixBytes)], isFirst: isFirst) else {
      throw .damaged(offset: bufferOffset + UInt64(start))
    }
    guard buffer.count - start >= chunk.byteCount else { return nil }
    return chunk.filled(from: buffer[start..<(start + chunk.byteCount)])
  }

  private mutating func discard(_ count: Int) {
    buffer.removeSubrange(..<count)
    bufferOffset += UInt64(count)
  }
}
