#include "storage/external_sorter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/errors.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

struct Text {
  std::string text;
  friend bool operator<(const Text& a, const Text& b) { return a.text < b.text; }
  std::size_t bytes() const { return text.size(); }
  void append_to(std::string& out) const { append_string(out, text); }
  static Text read(Decoder& in) { return {std::string(in.string())}; }
};

std::vector<std::string> taken(ExternalSorter<Text>& sorter) {
  std::vector<std::string> all;
  sorter.take_sorted([&](const Text& record) { all.push_back(record.text); });
  return all;
}

TEST(ExternalSorter, SortsWhatFitsIntoMemoryAndWhatDoesNot) {
  const test::TemporaryFolder folder;
  test::Random random(test::seeds(1).front());
  SCOPED_TRACE(random.trace());
  for (const std::size_t memory : {std::size_t{1} << 30U, std::size_t{100'000}, std::size_t{1}}) {
    ExternalSorter<Text> sorter(folder / "", memory);
    std::vector<std::string> expected;
    for (int i = 0; i < 3000; ++i) {
      expected.push_back(std::string(random.below(300), static_cast<char>(random.below(256))));
      sorter.add({expected.back()});
    }
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(taken(sorter), expected) << "with memory for " << memory << " bytes";
    EXPECT_THAT(taken(sorter), ::testing::IsEmpty()) << "it was emptied";
    sorter.add({"again"});
    EXPECT_THAT(taken(sorter), ::testing::ElementsAre("again"));
  }
}

TEST(ExternalSorter, LeavesNoFile) {
  const test::TemporaryFolder folder;
  ExternalSorter<Text> sorter(folder / "", 1);
  sorter.add({"spilled"});
  EXPECT_TRUE(std::filesystem::is_empty(folder / ""));
}

TEST(ExternalSorter, SaysWhyItCannotSpill) {
  ExternalSorter<Text> sorter("/nowhere", 1);
  EXPECT_THAT(test::error_of([&] { sorter.add({"a"}); }), test::IsError(ErrorKind::kIo));
}

}  // namespace
}  // namespace cairn::storage
