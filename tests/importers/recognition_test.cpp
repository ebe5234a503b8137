// Which form a file has is seen in its content, but for notes, YAML and what is no text for people.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "importers/reading/reader.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {

void PrintTo(Format format, std::ostream* out) {
  *out << format_name(format);
}

namespace {

using test::error_of;
using test::IsError;
using ::testing::HasSubstr;

TEST(Recognition, FindsTheFormOfEachGlossary) {
  EXPECT_EQ(recognise(data("bread-page.txt")), Format::kPage);
  EXPECT_EQ(recognise(data("night-sky-page.txt")), Format::kPage);
  EXPECT_EQ(recognise(data("sailing-dump.txt")), Format::kDump);
  EXPECT_EQ(recognise(data("bicycles.md")), Format::kMarkdown);
}

TEST(Recognition, FindsAGraphByItsFirstObject) {
  EXPECT_EQ(recognise(R"({"type":"node","id":"1","labels":[],"properties":{}})"
                      "\n"),
            Format::kJsonLines);
  EXPECT_EQ(recognise(R"({"type":"node","id":"1"})"), Format::kJsonLines) << "without an end of line";
  EXPECT_EQ(recognise("  {\"type\": \"node\", \"id\": \"1\"}  \r\n"), Format::kJsonLines);
}

TEST(Recognition, PassesOverBlankLinesBeforeAGraph) {
  EXPECT_EQ(recognise("\n\n{\"type\":\"node\",\"id\":\"1\"}\n"), Format::kJsonLines);
}

TEST(Recognition, FindsAGlossaryOfASingleEntry) {
  EXPECT_EQ(
      recognise("leeway, hull\n**Leeway** is the sideways drift of a boat under the push of the wind.\n"),
      Format::kDump);
  EXPECT_EQ(
      recognise("leeway, hull\n\n**Leeway** is the sideways drift of a boat under the push of the wind, "
                "which a deep fin keeps small.\n"),
      Format::kPage);
  EXPECT_EQ(recognise("# Leeway\n\nThe sideways drift of a boat.\n"), Format::kMarkdown);
}

TEST(Recognition, TakesADumpWithBlankLinesForNoPageThatWouldLoseItsText) {
  const std::string dump =
      "gossip log, logs, boats\n\n**Gossip log** is a book in which each boat of a fleet writes what it has "
      "heard "
      "of the others.\n\n**Kinds**\n\n- **Peer log**: Of two boats.\n- **Spatial log**: Of near boats.\n\n"
      "tide clock, clocks, boats\n\n**Tide clock** is a clock with one hand that tells when the water is at "
      "its "
      "highest.\n\n- **Moon clock**: Tells why.\n";
  ASSERT_EQ(recognise(dump), Format::kDump);
  const auto entries = read_dump_entries(dump);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_THAT(entries[0].text, HasSubstr("Spatial log"));
  EXPECT_THAT(entries[1].text, HasSubstr("Moon clock"));
}

TEST(Recognition, TakesATitleAndAnIntroductionForNoDump) {
  EXPECT_EQ(
      recognise("words of boats\n\nWords of boats and sails.\n\nKeel: a fin under a hull.\nMast: a pole that "
                "holds a sail.\nBoom: a spar at its foot.\nJib: the sail before it.\n"),
      Format::kTermList);
}

TEST(Recognition, TakesHeadingsBelowTheEntriesOfADumpForTheirs) {
  EXPECT_EQ(
      recognise(
          "raft, life raft, boats\n**Raft** is a boat that is blown up.\n### Launching\nIt is thrown.\n"
          "### Boarding\nIt is climbed.\nflare, flares, boats\n**Flare** is a light.\n### Firing\nUp.\n"),
      Format::kDump);
}

TEST(Recognition, KnowsHeadingsThatAreUnderlined) {
  EXPECT_EQ(recognise("Leeway\n------\n\nDrift to the side.\n\nKeel\n----\n\nA fin that holds.\n"),
            Format::kMarkdown);
  EXPECT_EQ(recognise("Dear Ann,\n\nthe boat floats.\n\n---\n\nBill\n"), std::nullopt) << "a rule";
}

TEST(Recognition, TakesNoGlossaryWithHeadingsForASavedPage) {
  const std::string by_chance =
      "the sideways drift\n\nThe sideways drift of a boat under the push of the wind is small "
      "with a deep fin, and large without one.\n";
  EXPECT_EQ(recognise(by_chance), Format::kPage);
  EXPECT_EQ(recognise("## Leeway\n\n" + by_chance + "\n## Keel\n\nA fin.\n"), Format::kMarkdown);
}

TEST(Recognition, FindsNothingInWhatIsNoGlossary) {
  const std::pair<const char*, const char*> cases[] = {
      {"nothing", ""},
      {"blank lines", "\n \n\t\n"},
      {"a letter",
       "Dear Ann,\n\nthe boat is in the water since Friday. Come when you can.\n\nYours,\nBill\n"},
      {"a program", "#include <cstdio>\n\nint main() {\n  std::puts(\"wind\");\n}\n"},
      {"a table", "boat,length,draught\nDory,4.2,0.3\nCutter,11.8,2.1\n"},
      {"one JSON document", "{\"boats\": [{\"name\": \"Dory\"}]}\n"},
      {"a JSON list", "[1, 2, 3]\n"},
      {"JSON without a type", "{\"id\": 1}\n{\"id\": 2}\n"},
      {"a web page",
       "<!DOCTYPE html>\n<html><head><title>Boats</title></head>\n<body><p>Wind.</p></body></html>\n"},
      {"a log", "2024-05-01 10:00:01 engine started\n2024-05-01 10:00:09 anchor up\n"},
      {"a poem", "the wind is up\nand all the boats\nlean over on the water\nwhite their coats\n"},
  };
  for (const auto& [what, content] : cases) EXPECT_EQ(recognise(content), std::nullopt) << what;
}

class RecognitionOfFiles : public ImportTest {
 protected:
  Format format_of(const std::string& name, const std::string& bytes) {
    const auto report = import_text(bytes, name);
    return report.files.at(0).format;
  }
};

TEST_F(RecognitionOfFiles, DoesNotLookAtTheirNames) {
  EXPECT_EQ(format_of("graph.jsonl", data("bread-page.txt")), Format::kPage);
  EXPECT_EQ(format_of("notes.md", data("sailing-dump.txt")), Format::kDump);
  EXPECT_EQ(format_of("picture.png", data("bicycles.md")), Format::kMarkdown);
  EXPECT_EQ(
      format_of("page.html", R"({"type":"node","id":"1","labels":["Concept"],"properties":{"name":"Fid"}})"),
      Format::kJsonLines);
}

TEST_F(RecognitionOfFiles, LooksBehindAByteOrderMark) {
  const std::string mark = "\xEF\xBB\xBF";
  EXPECT_EQ(format_of("a", mark + data("bicycles.md")), Format::kMarkdown);
  EXPECT_EQ(format_of("b", mark + data("sailing-dump.txt")), Format::kDump);
  EXPECT_EQ(format_of("c", mark + R"({"type":"node","id":"1","labels":[],"properties":{}})"),
            Format::kJsonLines);
}

TEST_F(RecognitionOfFiles, CanBeOverruled) {
  ImportOptions options;
  options.format = Format::kDump;
  const auto path = write("a",
                          "leeway, hull\n\n**Leeway** is the sideways drift of a boat under the push of the "
                          "wind, which a deep fin keeps small.\nwind, weather\nWind is air that moves.\n");
  EXPECT_EQ(import({path}, options).files.at(0).format, Format::kDump);
}

TEST_F(RecognitionOfFiles, RefusesWhatIsNoGlossaryAndNamesIt) {
  const std::pair<const char*, std::string> cases[] = {
      {"letter.txt", "Dear Ann,\n\nthe boat is in the water since Friday.\n"},
      {"empty.txt", ""},
      {"binary.bin", std::string("\x7F"
                                 "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0",
                                 20)},
      {"blank.txt", "\n\n\n"},
  };
  for (const auto& [name, bytes] : cases) {
    const auto path = write(name, bytes);
    EXPECT_THAT(error_of([&] { import({path}); }), IsError(ErrorKind::kInput, HasSubstr(name)));
  }
  EXPECT_THAT(error_of([&] { import({folder_ / "missing.txt"}); }),
              IsError(ErrorKind::kInput, HasSubstr("missing.txt")));
  EXPECT_EQ(graph_.snapshot()->node_count(), 0U);
}

TEST_F(RecognitionOfFiles, SaysWhenAnOverruledFormFindsNoEntries) {
  ImportOptions options;
  options.format = Format::kMarkdown;
  const auto path = write("letter.txt", "Dear Ann,\n\nthe boat is in the water since Friday.\n");
  EXPECT_THAT(error_of([&] { import({path}, options); }),
              IsError(ErrorKind::kInput, HasSubstr("letter.txt")));
}

TEST_F(RecognitionOfFiles, TakesFromAFolderOnlyGlossariesAndGraphs) {
  std::filesystem::create_directories(folder_ / "inner");
  write("sailing", data("sailing-dump.txt"));
  write("inner/bicycles", data("bicycles.md"));
  write("letter.txt", "Dear Ann,\n\nthe boat is in the water since Friday.\n");
  write("empty", "");
  write("binary", std::string(100, '\0'));
  write(".hidden", data("bread-page.txt"));
  const auto report = import({folder_.path()});
  ASSERT_EQ(report.files.size(), 2U);
  EXPECT_THAT(report.files[0].uri, ::testing::EndsWith("/inner/bicycles"));
  EXPECT_THAT(report.files[1].uri, ::testing::EndsWith("/sailing"));
}

TEST_F(RecognitionOfFiles, RefusesAFolderWithoutGlossaries) {
  write("letter.txt", "Dear Ann,\n\nthe boat is in the water since Friday.\n");
  EXPECT_THAT(error_of([&] { import({folder_.path()}); }),
              IsError(ErrorKind::kInput, HasSubstr(folder_.path().string())));
}

TEST_F(RecognitionOfFiles, ReadsAFileThatIsNamedTwiceOnce) {
  const auto path = write("sailing", data("sailing-dump.txt"));
  EXPECT_EQ(import({path, folder_.path(), folder_.path() / "." / "sailing"}).files.size(), 1U);
}

TEST(Recognition, FindsNoHeadingsInTheCommentsOfSettingsAndSources) {
  const std::string text = "# What the program needs\nport: 80\n\n# Where it looks\npath: /tmp\n";
  for (const char* name :
       {"values.yaml", "script.py", "Makefile", "app.toml", "/a/requirements.txt", "x.conf"})
    EXPECT_EQ(recognise(text, name), std::nullopt) << name;
}

TEST(Recognition, ReadsTheTextOfSpreadsheetsInUtf16) {
  graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
  const test::TemporaryFolder folder;
  for (const bool little : {true, false}) {
    std::string bytes = little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : std::string("Term\tDefinition\r\nSlip\tWet clay.\r\nKiln\tAn oven.\r\n")) {
      bytes += little ? std::string{c, '\0'} : std::string{'\0', c};
    }
    test::write_file(folder / "pots.txt", bytes);
    import_files(graph, {folder / "pots.txt"});
    EXPECT_NO_THROW(graph.snapshot()->require_concept("Slip")) << little;
  }
}

}  // namespace
}  // namespace cairn::importers
