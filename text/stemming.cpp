#include "text/stemming.h"

#include <libstemmer.h>

#include <new>

namespace cairn::text {

struct Stemmer::Handle {
  Handle() : stemmer(sb_stemmer_new("english", "UTF_8")) {
    if (stemmer == nullptr) throw std::bad_alloc();
  }
  ~Handle() { sb_stemmer_delete(stemmer); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  sb_stemmer* stemmer;
};

Stemmer::Stemmer() : handle_(std::make_unique<Handle>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::stem(std::string_view word) {
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(handle_->stemmer, bytes, static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(handle_->stemmer))};
}

}  // namespace cairn::text
