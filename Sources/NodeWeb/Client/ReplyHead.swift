/// How much of an answer is taken from one who has not proven who he is: the head, and what the head promises.
public struct ReplyHead: Sendable {
  /// What is taken before the head is looked at, bytes. An answer up to there is taken as it is.
  public let bytesMax: Int
  /// The size of the whole answer, bytes, by its first ``bytesMax``; nil when they prove nothing.
  public let size: @Sendable ([UInt8]) -> Int?

  public init(bytesMax: Int, size: @escaping @Sendable ([UInt8]) -> Int?) {
    self.bytesMax = bytesMax
    self.size = size
  }
}
