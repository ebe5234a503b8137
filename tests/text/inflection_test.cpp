#include "text/inflection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>

namespace cairn::text {
namespace {

struct Words {
  const char* word;
  const char* other;
};

void PrintTo(const Words& row, std::ostream* out) {
  *out << row.word << " and " << row.other;
}

class SingularTest : public ::testing::TestWithParam<Words> {};

TEST_P(SingularTest, OfAPlural) {
  EXPECT_EQ(singular(GetParam().word), GetParam().other);
}

INSTANTIATE_TEST_SUITE_P(Regular, SingularTest,
                         ::testing::Values(Words{"gans", "gan"}, Words{"networks", "network"},
                                           Words{"embeddings", "embedding"}, Words{"losses", "loss"},
                                           Words{"classes", "class"}, Words{"processes", "process"},
                                           Words{"boxes", "box"}, Words{"batches", "batch"},
                                           Words{"hashes", "hash"}, Words{"queries", "query"},
                                           Words{"entropies", "entropy"}, Words{"policies", "policy"},
                                           Words{"databases", "database"}, Words{"spaces", "space"},
                                           Words{"ties", "tie"}, Words{"nodes", "node"}, Words{"keys", "key"},
                                           Words{"biases", "bias"}, Words{"flows", "flow"}));

INSTANTIATE_TEST_SUITE_P(Irregular, SingularTest,
                         ::testing::Values(Words{"matrices", "matrix"}, Words{"nebulae", "nebula"},
                                           Words{"reggae", "reggae"}, Words{"rosaceae", "rosaceae"},
                                           Words{"vertices", "vertex"}, Words{"indices", "index"},
                                           Words{"axes", "axis"}, Words{"analyses", "analysis"},
                                           Words{"hypotheses", "hypothesis"}, Words{"criteria", "criterion"},
                                           Words{"phenomena", "phenomenon"}));

// Each of these singulars ends in s itself, and some are in the table of words that stay.
INSTANTIATE_TEST_SUITE_P(OfWordsInS, SingularTest,
                         ::testing::Values(Words{"gases", "gas"}, Words{"lenses", "lens"},
                                           Words{"aliases", "alias"}, Words{"canvases", "canvas"},
                                           Words{"atlases", "atlas"}, Words{"viruses", "virus"},
                                           Words{"statuses", "status"}));

// Abbreviations that end in u or i are as common in machine learning as those that do not.
INSTANTIATE_TEST_SUITE_P(OfAbbreviations, SingularTest,
                         ::testing::Values(Words{"lstms", "lstm"}, Words{"rnns", "rnn"}, Words{"cnns", "cnn"},
                                           Words{"gpus", "gpu"}, Words{"cpus", "cpu"}, Words{"tpus", "tpu"},
                                           Words{"grus", "gru"}, Words{"apis", "api"}, Words{"uris", "uri"}));

class NoPluralTest : public ::testing::TestWithParam<const char*> {};

TEST_P(NoPluralTest, StaysAsItIs) {
  EXPECT_EQ(singular(GetParam()), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Words, NoPluralTest,
                         ::testing::Values("", "s", "is", "gas", "loss", "class", "series", "species",
                                           "analysis", "basis", "bias", "lens", "virus", "corpus",
                                           "consensus", "radius", "axis", "physics", "statistics",
                                           "mathematics", "chaos", "alias", "atlas", "canvas", "process",
                                           "https", "bios", "gan", "query", "c++", "c#", "3.5", "σίσυφοσ",
                                           "数学"));

TEST(Singular, OfASingularIsTheSame) {
  for (const char* plural : {"gans", "losses", "matrices", "queries", "boxes", "batches", "biases", "axes",
                             "ties", "analyses", "databases", "indices", "criteria"}) {
    const std::string once = singular(plural);
    EXPECT_EQ(singular(once), once);
  }
}

TEST(FoldSingular, FoldsAndTakesEachWordInTheSingular) {
  EXPECT_EQ(fold_singular("Generative Adversarial Networks (GANs)"), "generative adversarial network gan");
  EXPECT_EQ(fold_singular("The losses' matrices"), "the loss matrix");
  EXPECT_EQ(fold_singular(" -- "), "");
}

TEST(AmericanSpelling, IsOfTheEndingsThatDiffer) {
  for (const auto& [british, american] :
       {std::pair("randomisation", "randomization"), std::pair("colour", "color"),
        std::pair("modelling", "modeling"), std::pair("optimised", "optimized")})
    EXPECT_EQ(american_spelling(british), american);
  for (const char* word : {"", "our", "four", "noise", "wise", "pairwise", "keel"})
    EXPECT_EQ(american_spelling(word), word);
}

/// Two spellings of one name.
class VariantTest : public ::testing::TestWithParam<Words> {};

TEST_P(VariantTest, MeetInOneKey) {
  EXPECT_EQ(variant_key(GetParam().word), variant_key(GetParam().other));
  EXPECT_NE(variant_key(GetParam().word), "");
}

INSTANTIATE_TEST_SUITE_P(Plural, VariantTest,
                         ::testing::Values(Words{"GAN", "GANs"}, Words{"loss function", "loss functions"},
                                           Words{"Markov chain", "Markov chains"},
                                           Words{"support vector machine", "Support-Vector Machines"},
                                           Words{"confusion matrix", "confusion matrices"},
                                           Words{"GPU", "GPUs"}, Words{"API", "APIs"},
                                           Words{"lens", "lenses"}, Words{"Fick's law", "Fick laws"},
                                           Words{"cookie", "cookies"}, Words{"hypothesis", "hypotheses"}));

INSTANTIATE_TEST_SUITE_P(Hyphen, VariantTest,
                         ::testing::Values(Words{"Auto-Encoders", "autoencoder"},
                                           Words{"auto encoder", "autoencoder"}, Words{"U-Net", "UNet"},
                                           Words{"k-means", "K Means"}, Words{"fine-tuning", "finetuning"},
                                           Words{"data set", "datasets"}, Words{"word2vec", "Word2Vec"},
                                           Words{"back-propagation", "backpropagation"}));

INSTANTIATE_TEST_SUITE_P(
    British, VariantTest,
    ::testing::Values(Words{"regularisation", "regularization"}, Words{"optimiser", "optimizer"},
                      Words{"normalised flow", "normalized flow"}, Words{"colour space", "color space"},
                      Words{"behaviour cloning", "behavior cloning"},
                      Words{"nearest neighbours", "nearest neighbor"},
                      Words{"language modelling", "language modeling"},
                      Words{"labelled data", "labeled data"}, Words{"tokenisers", "tokenizer"},
                      Words{"optimising", "optimizing"}, Words{"quantisations", "quantization"},
                      Words{"optimise", "optimize"}));

/// Two names that must not be taken for each other.
class DistinctTest : public ::testing::TestWithParam<Words> {};

TEST_P(DistinctTest, DoNotMeet) {
  EXPECT_NE(variant_key(GetParam().word), variant_key(GetParam().other));
}

INSTANTIATE_TEST_SUITE_P(Names, DistinctTest,
                         ::testing::Values(Words{"C", "C++"}, Words{"C", "C#"}, Words{"C++", "C#"},
                                           Words{"GPT-3", "GPT-3.5"}, Words{"GPT-3", "GPT-4"},
                                           Words{"L1", "L2"}, Words{"GAN", "CGAN"}, Words{"loss", "lo"},
                                           Words{"bias", "bia"}, Words{"regularization", "regularity"},
                                           Words{"policy", "police"}, Words{"mass", "mas"},
                                           Words{"VAE", "VAE-GAN"}));

TEST(Participles, FollowTheEndingOfTheVerb) {
  using ::testing::ElementsAre;
  using ::testing::IsEmpty;
  EXPECT_THAT(participles("braise"), ElementsAre("braising", "braised"));
  EXPECT_THAT(participles("fry"), ElementsAre("frying", "fried"));
  EXPECT_THAT(participles("flay"), ElementsAre("flaying", "flayed"));
  EXPECT_THAT(participles("tie"), ElementsAre("tying", "tied"));
  EXPECT_THAT(participles("free"), ElementsAre("freeing", "freed"));
  EXPECT_THAT(participles("mix"), ElementsAre("mixing", "mixed"));
  EXPECT_THAT(participles("panic"), ElementsAre("panicking", "panicked"));
  EXPECT_THAT(participles(""), IsEmpty());
  EXPECT_THAT(participles("go"), IsEmpty());
}

TEST(Participles, OfOneSyllableDoubleTheLastConsonantBehindOneVowel) {
  using ::testing::ElementsAre;
  EXPECT_THAT(participles("tap"), ElementsAre("tapping", "tapped")) << "\"taped\" is of tape";
  EXPECT_THAT(participles("stir"), ElementsAre("stirring", "stirred"));
  EXPECT_THAT(participles("boil"), ElementsAre("boiling", "boiled"));
  EXPECT_THAT(participles("refer"), ElementsAre("refering", "refered", "referring", "referred"));
}

TEST(VariantKey, LeavesShortWordsThatOnlyLookBritishAlone) {
  EXPECT_EQ(variant_key("noise"), "noise");
  EXPECT_EQ(variant_key("four hours"), "fourhour");
  EXPECT_EQ(variant_key("Ising model"), "isingmodel");
  EXPECT_EQ(variant_key("tour"), "tour");
}

TEST(VariantKey, OfSignsAloneIsEmpty) {
  EXPECT_EQ(variant_key(""), "");
  EXPECT_EQ(variant_key("∇"), "");
  EXPECT_EQ(variant_key(" - "), "");
}

}  // namespace
}  // namespace cairn::text
