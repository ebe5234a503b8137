#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace cairn::text {

/// Reduces English words to their stems, so that "diffusing" and "diffusion" meet: Snowball's English stemmer
/// (Porter, "Snowball: a language for stemming algorithms", 2001). Not thread-safe: one object a thread.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The stem of a folded word (folding.h).
  std::string stem(std::string_view word);

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace cairn::text
