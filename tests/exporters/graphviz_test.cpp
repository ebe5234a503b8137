// What Graphviz' library draws of DOT.

#include "exporters/graphviz.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "storage/error.h"

namespace cairn::exporters {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string dot_with_clusters(const std::vector<std::string>& names) {
  std::string dot = "digraph {\n";
  for (const std::string& name : names)
    dot += "  subgraph \"cluster_" + name + "\" { \"node of " + name + "\" }\n";
  return dot + "}\n";
}

/// What a long-lived program does: memory is handed out in another order each time.
std::vector<std::string> scattered_strings(std::size_t seed) {
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < 2000; ++i) {
    std::string text(16 + (i * seed) % 48, 'x');
    if ((i * seed) % 7 < 3) kept.push_back(std::move(text));
  }
  return kept;
}

TEST(DrawTest, OneGraphGivesOnePictureHoweverMemoryIsHandedOut) {
  const std::string dot = dot_with_clusters({"keel", "sail", "helm", "anchor", "rudder", "jib", "mast"});
  std::vector<std::string> pictures;
  std::vector<std::vector<std::string>> strings;
  for (std::size_t seed = 1; seed <= 20; ++seed) {
    strings.push_back(scattered_strings(seed));
    if (seed % 3 == 0) strings.erase(strings.begin());
    pictures.push_back(draw(dot, ImageFormat::kSvg));
  }
  EXPECT_THAT(pictures, Each(pictures.front()));
}

TEST(DrawTest, ClustersAreDrawnInTheOrderOfTheText) {
  const std::string picture = draw(dot_with_clusters({"keel", "sail", "helm", "anchor"}), ImageFormat::kSvg);
  std::size_t last = 0;
  for (const std::string name : {"keel", "sail", "helm", "anchor"}) {
    const std::size_t at = picture.find("<title>cluster_" + name + "</title>");
    ASSERT_NE(at, std::string::npos) << name;
    EXPECT_GT(at, last) << name;
    last = at;
  }
}

TEST(DrawTest, WhatStandsTwiceIsOneAndWhatHasNoNameIsDrawnToo) {
  const std::string picture = draw(
      "digraph { subgraph cluster_keel { keel } subgraph { jib -> keel } subgraph cluster_keel { helm } }",
      ImageFormat::kSvg);
  const std::string title = "<title>cluster_keel</title>";
  EXPECT_EQ(picture.find(title), picture.rfind(title));
  EXPECT_THAT(picture, HasSubstr("<title>jib&#45;&gt;keel</title>"));
  EXPECT_THAT(picture, HasSubstr("<title>helm</title>"));
}

TEST(DrawTest, WhatIsNoDotIsAnErrorThatSaysSo) {
  for (const std::string text : {"", "digraph {", "no graph at all"}) {
    try {
      draw(text, ImageFormat::kSvg);
      ADD_FAILURE() << "drew: " << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kIo);
      EXPECT_THAT(error.what(), StartsWith("Graphviz cannot read the picture")) << text;
    }
  }
  EXPECT_THAT(draw("digraph { keel }", ImageFormat::kSvg), HasSubstr("keel")) << "after an error";
}

}  // namespace
}  // namespace cairn::exporters
