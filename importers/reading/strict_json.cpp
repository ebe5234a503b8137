#include "importers/reading/strict_json.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace cairn::importers {

namespace {

using nlohmann::json;

// NOLINTNEXTLINE(bugprone-exception-escape): of nlohmann's destructor
class StrictReader final : public nlohmann::json_sax<json> {
 public:
  json take_root() { return std::move(root_); }
  const std::string& reason() const { return reason_; }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add(value); }
  bool number_unsigned(std::uint64_t value) override { return add(value); }
  bool number_float(double value, const std::string& digits) override {
    if (digits.find_first_of(".eE") != std::string::npos) return add(value);
    return refuse("the integer " + digits + " does not fit in 64 bits");
  }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(json::binary_t& /*value*/) override { return refuse("this is no JSON"); }
  bool start_object(std::size_t /*size*/) override { return open(json::object()); }
  bool key(std::string& key) override {
    key_ = std::move(key);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open(json::array()); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    return refuse("this is no JSON");
  }

 private:
  /// As deep as lists in properties may be, and what stands around them.
  static constexpr std::size_t kDeepestNesting = 1010;

  bool refuse(std::string reason) {
    reason_ = std::move(reason);
    return false;
  }
  json* place(json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    json& parent = *open_.back();
    if (parent.is_object()) return &(parent[key_] = std::move(value));
    parent.push_back(std::move(value));
    return &parent.back();
  }
  bool add(json value) {
    place(std::move(value));
    return true;
  }
  bool open(json container) {
    if (open_.size() == kDeepestNesting) return refuse("values are nested too deep");
    open_.push_back(place(std::move(container)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  json root_;
  std::vector<json*> open_;
  std::string key_;
  std::string reason_;
};

}  // namespace

json parse_strictly(std::string_view text, std::string& reason) {
  StrictReader reader;
  json::sax_parse(text, &reader);
  reason = reader.reason();
  return reader.take_root();
}

}  // namespace cairn::importers
