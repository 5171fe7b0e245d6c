import ElectionRecord

/// Picks the reader's language: `say("收回", "returned")`.
struct Speaker {
  let language: Language

  func callAsFunction(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
  func callAsFunction(_ text: BilingualText) -> String { text.text(language) }
}
