// Every example of docs/language.md, run in order on one database. CAIRN_UPDATE_LANGUAGE in the environment
// writes what came out into the document instead of comparing it.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

const std::filesystem::path kDocument = std::filesystem::path(CAIRN_SOURCE_DIR) / "docs" / "language.md";

/// The document as the texts between its examples, and the examples.
struct Document {
  struct Example {
    std::string before;
    std::string query;
    bool is_wrong = false;
    std::string output;
  };
  std::vector<Example> examples;
  std::string after;
};

Document read_document() {
  std::ifstream file(kDocument, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  static const std::regex kExample("```cypher( error)?\n([^`]*)```\n(?:\n```text\n([^`]*)```\n)?");
  Document document;
  std::size_t end = 0;
  for (auto found = std::sregex_iterator(text.begin(), text.end(), kExample); found != std::sregex_iterator();
       ++found) {
    const auto at = static_cast<std::size_t>(found->position());
    document.examples.push_back(
        {text.substr(end, at - end), (*found)[2].str(), (*found)[1].matched, (*found)[3].str()});
    end = at + static_cast<std::size_t>(found->length());
  }
  document.after = text.substr(end);
  return document;
}

void write_document(const Document& document) {
  std::ofstream file(kDocument, std::ios::binary);
  for (const auto& example : document.examples) {
    file << example.before << "```cypher" << (example.is_wrong ? " error" : "") << '\n'
         << example.query << "```\n";
    if (!example.output.empty()) file << "\n```text\n" << example.output << "```\n";
  }
  file << document.after;
}

class LanguageDocument : public ProgramTest {};

TEST_F(LanguageDocument, EveryExampleGivesWhatItSays) {
  Document document = read_document();
  ASSERT_GT(document.examples.size(), 20U);
  const bool update = std::getenv("CAIRN_UPDATE_LANGUAGE") != nullptr;
  for (auto& example : document.examples) {
    const Outcome run = cairn({"query", example.query});
    EXPECT_EQ(run.code, example.is_wrong ? 2 : 0) << example.query << run.err;
    const std::string output = example.is_wrong ? run.err : (run.out == "done\n" ? "" : run.out);
    if (!update) {
      EXPECT_EQ(output, example.output) << example.query;
    }
    example.output = output;
  }
  if (update) write_document(document);
}

}  // namespace
}  // namespace cairn::cli
