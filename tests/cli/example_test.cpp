// The example that we ship, as a new user tries it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

class Example : public ProgramTest {
 protected:
  void SetUp() override { import_file(std::filesystem::path(CAIRN_EXAMPLES) / "machine-learning.md"); }
  std::vector<std::string> names(const Json& list) {
    std::vector<std::string> found;
    for (const auto& element : list) found.push_back(element.at("name"));
    return found;
  }
};

TEST_F(Example, SaysWhatLatentDiffusionNeeds) {
  const Json answer = cairn({"needs", "Latent Diffusion", "--json"}).json();
  EXPECT_EQ(answer["goals"][0]["name"], "Latent Diffusion");
  const auto needed = names(answer["prerequisites"]);
  for (const char* name : {"Denoising Diffusion Probabilistic Model", "U-Net", "Autoencoder", "Latent Space",
                           "Neural Network", "Probability Distribution", "Noise Schedule"})
    EXPECT_THAT(needed, Contains(name));
  for (const char* name : {"Latent Diffusion", "ControlNet", "Transformer Decoder"})
    EXPECT_THAT(needed, Not(Contains(name)));
  EXPECT_GE(needed.size(), 15U);
  EXPECT_LE(needed.size(), 80U) << "not everything is needed";
  for (const auto& found : answer["prerequisites"]) {
    EXPECT_FALSE(found["evidence"].empty()) << found["name"];
    EXPECT_TRUE(found["group"].is_null()) << "what is concluded has no cycles";
  }
}

TEST_F(Example, OrdersAPathFromFirstThings) {
  const Json answer = cairn({"path", "latent diffusion", "--json"}).json();
  const auto order = names(answer["steps"]);
  EXPECT_EQ(order.back(), "Latent Diffusion");
  const auto place = [&](const char* name) {
    return std::find(order.begin(), order.end(), name) - order.begin();
  };
  EXPECT_LT(place("Probability Distribution"), place("Denoising Diffusion Probabilistic Model"));
  EXPECT_LT(place("Neural Network"), place("U-Net"));
}

TEST_F(Example, SaysWhy) {
  const Outcome run = cairn({"why", "ControlNet", "latent diffusion"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, HasSubstr("builds on latent diffusion"));
}

TEST_F(Example, SaysWhyAsReadmeShowsIt) {
  const std::string readme =
      test::read_file(std::filesystem::path(CAIRN_EXAMPLES).parent_path() / "README.md");
  const std::string question = "$ cairn why \"latent diffusion\" \"score matching\"\n";
  const auto begin = readme.find(question);
  ASSERT_NE(begin, std::string::npos) << "README shows another question; ask that here";
  const auto answer = begin + question.size();
  EXPECT_EQ(cairn({"why", "latent diffusion", "score matching"}).out,
            readme.substr(answer, readme.find("```", answer) - answer));
}

TEST_F(Example, KnowsAliases) {
  EXPECT_EQ(cairn({"show", "--json", "scalar product"}).json()["name"], "Dot Product");
  EXPECT_EQ(cairn({"show", "--json", "DDPMs"}).json()["name"], "Denoising Diffusion Probabilistic Model");
}

}  // namespace
}  // namespace cairn::cli
