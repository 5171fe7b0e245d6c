/// How much of an answer is taken from one who has not proven who he is: the head, and what the head promises.
package struct ReplyHead: Sendable {
  /// What is taken before the head is looked at, bytes. An answer up to there is taken as it is.
  package let bytesMax: Int
  /// The size of the whole answer, bytes, by its first ``bytesMax``; nil when they prove nothing.
  package let size: @Sendable ([UInt8]) -> Int?

  package init(bytesMax: Int, size: @escaping @Sendable ([UInt8]) -> Int?) {
    self.bytesMax = bytesMax
    self.size = size
  }
}
