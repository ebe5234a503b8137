// Whatever the bytes are: an answer or an Error, never a crash, and in time.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/corpus.h"
#include "importers/reading/reader.h"
#include "tests/importers/fixtures.h"
#include "tests/support/random.h"
#include "text/utf8.h"

namespace cairn::importers {
namespace {

/// Pieces of markup in the wrong places do more harm than random bytes.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> kPieces = {"**",
                                                   "*",
                                                   "`",
                                                   "```",
                                                   "$",
                                                   "$$",
                                                   "|",
                                                   "| ",
                                                   "|---|",
                                                   "- ",
                                                   "• ",
                                                   "\n",
                                                   "\n\n",
                                                   "\r\n",
                                                   "\r",
                                                   "#",
                                                   "## ",
                                                   "(",
                                                   ")",
                                                   "[",
                                                   "](",
                                                   "\\(",
                                                   "\\[",
                                                   ":",
                                                   ", ",
                                                   ".",
                                                   "\u2014",
                                                   "\xFF",
                                                   "\xC3",
                                                   "\xE2\x80",
                                                   "\xF0\x9F\x98\x80",
                                                   "<",
                                                   "&amp;",
                                                   "See also: ",
                                                   "Category:",
                                                   "{\"type\":\"node\"",
                                                   "}",
                                                   "\"",
                                                   "\xEF\xBB\xBF",
                                                   "\u0301",
                                                   "A",
                                                   "a",
                                                   " ",
                                                   "9",
                                                   "\t",
                                                   "**A**: ",
                                                   "(AB)"};
  return kPieces;
}

std::string mutated(std::string text, test::Random& random) {
  for (std::size_t changes = 1 + random.below(12); changes > 0 && !text.empty(); --changes) {
    const std::size_t at = random.below(text.size());
    switch (random.below(6)) {
      case 0:
        text.insert(at, random.pick(pieces()));
        break;
      case 1:
        text.erase(at, 1 + random.below(40));
        break;
      case 2:
        text[at] = static_cast<char>(random.below(256));
        break;
      case 3:
        text.insert(at, text.substr(random.below(text.size()), random.below(400)));
        break;
      case 4:
        text.resize(at);
        break;
      default:
        for (int i = 0; i < 5; ++i) text.insert(at, random.pick(pieces()));
    }
  }
  return text;
}

std::vector<RawEntry> entries_of(Format format, const std::string& text) {
  if (format == Format::kPage) return read_page_entries(text);
  if (format == Format::kDump) return read_dump_entries(text);
  return format == Format::kMarkdown ? read_markdown_entries(text) : read_term_list_entries(text);
}

/// Reads and analyses the text as every form; looks at what must hold of any result.
void read_as_everything(const std::string& bytes) {
  // What import_files() does before it reads.
  std::string text = text::repair_utf8(bytes);
  std::replace(text.begin(), text.end(), '\r', '\n');
  recognise(text);
  const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
  for (const Format format : {Format::kPage, Format::kDump, Format::kMarkdown, Format::kTermList}) {
    SCOPED_TRACE(format_name(format));
    std::vector<RawEntry> entries = entries_of(format, text);
    entries.push_back({"all of it", text, 0});
    Words words;
    for (const RawEntry& entry : entries) {
      ASSERT_LE(entry.line, lines);
      const auto analysed = analyse_entry(entry.header, format, entry.text, entry.line, words);
      for (const auto& block : analysed.blocks) {
        const std::size_t size = block.block.text.size();
        ASSERT_GE(block.block.line, format == Format::kTermList ? entry.line : entry.line + 1);
        ASSERT_LE(block.block.line, lines + 1);
        ASSERT_LE(block.block.label.end, size);
        for (const auto* spans :
             {&block.block.bold, &block.block.hidden, &block.block.cells, &block.sentences}) {
          for (const auto& span : *spans) {
            ASSERT_LE(span.begin, span.end);
            ASSERT_LE(span.end, size);
          }
        }
        for (const auto& token : block.tokens) {
          ASSERT_LT(token.begin, token.end);
          ASSERT_LE(token.end, size);
          ASSERT_LT(token.sentence, std::max<std::size_t>(1, block.sentences.size()));
        }
        for (const auto& pair : find_expansions(block)) {
          ASSERT_LE(pair.end, size);
        }
      }
    }
  }
}

TEST(HostileText, OfRandomBytesIsRead) {
  for (const std::uint64_t seed : test::seeds(100)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    std::string bytes;
    for (std::size_t i = random.below(3000); i > 0; --i)
      bytes.push_back(static_cast<char>(random.below(256)));
    read_as_everything(bytes);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(HostileText, OfRandomMarkupIsRead) {
  for (const std::uint64_t seed : test::seeds(300)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    std::string text = random.chance(50) ? "leeway, hull\n**Leeway** is drift " : "";
    for (std::size_t i = random.below(200); i > 0; --i) text += random.pick(pieces());
    read_as_everything(text);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(HostileText, OfMutatedGlossariesIsRead) {
  std::vector<std::string> originals;
  for (const auto& path : data_files()) originals.push_back(test::read_file(path));
  for (const std::uint64_t seed : test::seeds(400)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    read_as_everything(mutated(random.pick(originals), random));
    if (::testing::Test::HasFatalFailure()) return;
  }
}

class HostileFiles : public ImportTest {};

TEST_F(HostileFiles, OfMutatedGlossariesAreImportedOrRefused) {
  std::vector<std::string> originals;
  for (const auto& path : data_files()) originals.push_back(test::read_file(path));
  ImportOptions options;
  options.dry_run = true;
  std::size_t imported = 0;
  const auto seeds = test::seeds(200);
  for (const std::uint64_t seed : seeds) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    const auto path = write("mutated", mutated(random.pick(originals), random));
    const auto error = test::error_of([&] { import({path}, options); });
    if (error) {
      EXPECT_THAT(error, test::IsError(ErrorKind::kInput));
    } else {
      ++imported;
    }
  }
  EXPECT_GE(4 * imported, seeds.size()) << "hardly any mutation left a glossary";
}

TEST_F(HostileFiles, OfMutatedGraphsAreImportedOrRefused) {
  import({data_file("sailing-dump.txt")});
  const std::string original = exported(graph_);
  ImportOptions options;
  options.dry_run = true;
  options.format = Format::kJsonLines;
  for (const std::uint64_t seed : test::seeds(200)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    const auto path = write("mutated", mutated(original.substr(0, 4000 + random.below(8000)), random));
    const auto error = test::error_of([&] { import({path}, options); });
    if (error) {
      EXPECT_THAT(error, test::IsError(ErrorKind::kInput));
    }
  }
}

TEST_F(HostileFiles, OfASentenceWithoutEndAreImported) {
  std::string text = "# Boats\n\n## Keel\n\nA keel is a fin. ";
  for (int i = 0; i < 100000; ++i) text += i % 2 == 0 ? "keels " : "fin ";
  EXPECT_EQ(test::error_of([&] { import_text(text + ".\n"); }), std::nullopt);
}

TEST_F(HostileFiles, OfDeepNestingAreImported) {
  constexpr std::size_t kDepth = 10000;
  const auto repeated = [](std::string_view mark) {
    std::string text;
    for (std::size_t i = 0; i < kDepth; ++i) text += mark;
    return text;
  };
  for (const char* mark : {"> ", "- ", "*a ", "[", "![", "<b>"}) {
    EXPECT_NO_THROW(import_text("# Deep\n\nA deep text.\n\n" + repeated(mark) + "bottom\n", "deep.md"))
        << mark;
  }
  for (const auto& [open, close] :
       {std::pair("**a ", "**"), std::pair("*a ", "*"), std::pair("[a ", "](b)")}) {
    EXPECT_NO_THROW(
        import_text("# Deep\n\n" + repeated(open) + "bottom" + repeated(close) + "\n", "closed.md"))
        << open;
  }
  EXPECT_NO_THROW(
      import_text("- **A**: one thing.\n- **B**: a thing.\n" + repeated("- ") + "bottom\n", "list.md"));
}

TEST_F(HostileFiles, OfTermsWithoutEndAreImported) {
  std::string words;
  for (int i = 0; i < 5000; ++i) words.append("a ");
  const std::array<std::array<std::string_view, 2>, 4> around = {{
      {"# ", "\n\nA text.\n"},
      {"| Term | Meaning |\n|---|---|\n| Keel | A fin. |\n| Hull | A body. |\n| ", "| A text. |\n"},
      {"- **Keel**: a fin.\n- **Hull**: a body.\n- **", "**: a text.\n"},
      {"# Keel\n\nA fin. Also known as ", "or a.\n"},
  }};
  for (const auto& [before, behind] : around) {
    std::string text(before);
    text.append(words).append(behind);
    EXPECT_NO_THROW(import_text(text, "long.md")) << text.substr(0, 20);
  }
}

TEST_F(HostileFiles, OfListsOfNamesWithoutEndAreImported) {
  std::string names;  // a name that keeps the text it stands in would take a gigabyte
  for (int i = 0; i < 20000; ++i) names.append("name").append(std::to_string(i)).append(", ");
  for (const char* before : {"### See also\n\n", "See also: ", "Also known as: ", "**Prerequisites**: "})
    EXPECT_NO_THROW(import_text("# Words\n\n## Keel\n\nA fin.\n\n" + (before + names) + "hull\n", "long.md"))
        << before;
}

TEST_F(HostileFiles, WithOddEntriesAreImported) {
  const std::pair<const char*, std::string> cases[] = {
      {"a body of code alone", "fid, tools\n**Fid**\n```\nfid()\n```\n"},
      {"a body of nothing but markup", "fid, tools\n**Fid**\n**\n****\n- \n|\n|---|\n$$\n"},
      {"a header without words of its own", "a, b\nA b.\n"},
      {"a title of signs", "c++, languages\n**++** is c++.\n"},
      {"a name that is a function word", "the, words\n**The** is the first of words.\n"},
      {"a name of digits", "1984 novel, books\n**1984** is a novel of 1949.\n"},
      {"very many phrases", "fid" +
                                [] {
                                  std::string s;
                                  for (int i = 0; i < 60; ++i) s += ", x" + std::to_string(i);
                                  return s;
                                }() +
                                "\n**Fid** is a spike.\n"},
      {"a bold lead without an end", "fid, tools\n**Fid is a spike.\n"},
      {"an empty bracket", "fid, tools\n**Fid ()** is a spike.\n"},
      {"an open bracket", "fid, tools\n**Fid (F** is a spike.\n"},
      {"a bracket alone", "fid, tools\n**(Fid)** is a spike.\n"},
      {"one entry a hundred times",
       [] {
         std::string s;
         for (int i = 0; i < 100; ++i) s += "fid, tools\n**Fid** is a spike of wood.\n";
         return s;
       }()},
      {"combining signs", "spike, tools\n**Fi\u0301d\u0308** is a spike\u0301, a Spike.\n"},
      {"other scripts",
       "fid, tools\n**Fid \u6570\u5B66 \u03B1\u03B2** is \u0441\u043F\u0438\u043A\u0435 fid.\n"},
      {"very long words", "fid, tools\n**Fid** is a " + std::string(100000, 'x') + ".\n"}};
  for (const auto& [what, text] : cases) {
    SCOPED_TRACE(what);
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    const auto path = write("glossary", text);
    const auto error = test::error_of([&] { import_files(graph, {path}); });
    EXPECT_EQ(error, std::nullopt);
    EXPECT_GE(picture_of(*graph.snapshot()).concepts.size(), 1U);
  }
}

}  // namespace
}  // namespace cairn::importers
