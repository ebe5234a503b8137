#include "query/script_reader.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace cairn::query {

namespace {

using Within = ScriptReader::Within;

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The bytes of one beyond ASCII that the text begins with (Unicode's White_Space); 0 where it does not.
std::size_t wide_blank(std::string_view text) {
  constexpr std::array<std::string_view, 20> kWide = {
      "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81",
      "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86",
      "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
      "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80", "\xEF\xBB\xBF"};
  for (const std::string_view blank : kWide) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

/// The sign that ends what is quoted so.
char closing(Within within) {
  switch (within) {
    case Within::kString:
      return '\'';
    case Within::kDoubleString:
      return '"';
    default:
      return '`';
  }
}

}  // namespace

void ScriptReader::add(std::string_view lines) {
  const std::size_t done = begun_ || within_ == Within::kComment ? shown_ : line_begin_;
  text_.erase(0, done);
  for (std::size_t* place : {&read_, &line_begin_, &begin_, &shown_}) *place -= std::min(*place, done);
  text_ += lines;
  line_ended_at_.reset();
}

std::optional<ScriptStatement> ScriptReader::next() {
  while (read_ < text_.size()) {
    if (read()) return take(read_ - 1);
  }
  return std::nullopt;
}

std::optional<ScriptStatement> ScriptReader::rest() {
  if (auto statement = next()) return statement;
  const bool open_comment = within_ == Within::kComment;  // which is a mistake
  if (!begun_ && !open_comment) return std::nullopt;
  return take(text_.size());
}

void ScriptReader::clear() {
  read_ = text_.size();
  begun_ = false;
  within_ = Within::kNothing;
}

ScriptStatement ScriptReader::take(std::size_t end) {
  begun_ = false;
  within_ = Within::kNothing;
  const std::string_view text = text_;
  // Statements on one line share it, since thousands may stand there.
  const std::size_t line_end = std::min(text.find('\n', begin_), text.size());
  if (end <= line_end) {
    if (!line_ended_at_ || *line_ended_at_ != line_end) {
      shared_line_ = std::make_shared<const std::string>(text.substr(shown_, line_end - shown_));
      line_ended_at_ = line_end;
      is_utf8_ = text::repair_utf8(*shared_line_) == *shared_line_;
    }
    if (is_utf8_) return {shared_line_, {begin_ - shown_, end - shown_}, begin_line_};
  }
  std::string script = text::repair_utf8(text.substr(shown_, begin_ - shown_));
  const std::size_t begin = script.size();
  script += text::repair_utf8(text.substr(begin_, end - begin_));
  const Span span{begin, script.size()};
  return {std::make_shared<const std::string>(std::move(script)), span, begin_line_};
}

/// The next character; whether it ends a statement.
bool ScriptReader::read() {
  const char c = text_[read_];
  const char following = read_ + 1 < text_.size() ? text_[read_ + 1] : '\0';
  ++read_;
  if (c == '\n') new_line();
  const Within outside = begun_ ? Within::kStatement : Within::kNothing;
  switch (within_) {
    case Within::kNothing:
    case Within::kStatement:
      return read_plain(c, following);
    case Within::kLineComment:
      if (c == '\n' || c == '\r') within_ = outside;
      return false;
    case Within::kComment:
      if (c == '*' && following == '/') {
        ++read_;
        within_ = outside;
      }
      return false;
    case Within::kString:
    case Within::kDoubleString:
    case Within::kName:
      if (c == closing(within_)) within_ = outside;
      if (c == '\\' && within_ != Within::kName && following != '\0') {
        ++read_;
        if (following == '\n') new_line();
      }
      return false;
  }
  return false;
}

void ScriptReader::new_line() {
  ++line_;
  line_begin_ = read_;
}

/// With the character that was read last.
void ScriptReader::mark_begin() {
  begin_ = read_ - 1;
  begin_line_ = line_;
  shown_ = line_begin_;
}

bool ScriptReader::read_plain(char c, char following) {
  if (c == '/' && (following == '/' || following == '*')) {
    if (!begun_) mark_begin();
    ++read_;
    within_ = following == '/' ? Within::kLineComment : Within::kComment;
    return false;
  }
  if (c == ';') return begun_;
  if (is_blank(c)) return false;
  if (const std::size_t bytes = begun_ ? 0 : wide_blank(std::string_view(text_).substr(read_ - 1));
      bytes > 0) {
    read_ += bytes - 1;
    return false;
  }
  if (!begun_) {
    begun_ = true;
    mark_begin();
  }
  within_ = c == '\''  ? Within::kString
            : c == '"' ? Within::kDoubleString
            : c == '`' ? Within::kName
                       : Within::kStatement;
  return false;
}

}  // namespace cairn::query
