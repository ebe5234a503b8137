// Looking a concept up by its name: the tiers, ambiguity, categories, and what the error says.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/error.h"
#include "tests/graph/fixtures.h"
#include "tests/support/errors.h"

namespace cairn::graph {
namespace {

using test::error_of;
using test::IsError;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class NamesTest : public GraphTest {
 protected:
  /// What the name means in the transaction: its ids, and the tier that answered.
  std::vector<NodeId> find(std::string_view name) const { return tx_->find_concept(name).nodes; }
  NameTier tier(std::string_view name) const { return tx_->find_concept(name).tier; }
};

TEST_F(NamesTest, AConceptIsFoundByItsNameFoldedAliasAndVariant) {
  const NodeId id = concept_named("Variational Autoencoder", {"VAE", "auto-encoding variational Bayes"});
  const std::pair<const char*, NameTier> ways[] = {{"Variational Autoencoder", NameTier::kExact},
                                                   {"variational  AUTOENCODER", NameTier::kFolded},
                                                   {"variational-autoencoder", NameTier::kFolded},
                                                   {"vae", NameTier::kAlias},
                                                   {"VAE", NameTier::kAlias},
                                                   {"Auto encoding variational bayes", NameTier::kAlias},
                                                   {"variational auto-encoders", NameTier::kVariant},
                                                   {"VAEs", NameTier::kVariant}};
  for (const auto& [name, expected] : ways) {
    EXPECT_THAT(find(name), ElementsAre(id)) << name;
    EXPECT_EQ(tier(name), expected) << name;
    EXPECT_TRUE(tx_->find_concept(name).found());
    EXPECT_EQ(tx_->require_concept(name), id);
  }
  commit();
  for (const auto& [name, expected] : ways) EXPECT_EQ(graph_->snapshot()->require_concept(name), id) << name;
}

TEST_F(NamesTest, AnUnknownNameFindsNothing) {
  concept_named("GAN");
  for (const char* name : {"", " ", "GANN", "GA", "G", "ga n s t", "∇", "%"}) {
    EXPECT_THAT(find(name), IsEmpty()) << name;
    EXPECT_FALSE(tx_->find_concept(name).found());
    EXPECT_FALSE(tx_->find_concept(name).ambiguous());
  }
}

TEST_F(NamesTest, TheExactNameBeatsTheFolded) {
  const NodeId upper = concept_named("GAN");
  const NodeId lower = concept_named("gan");
  EXPECT_THAT(find("GAN"), ElementsAre(upper));
  EXPECT_THAT(find("gan"), ElementsAre(lower));
  EXPECT_THAT(find("Gan"), UnorderedElementsAre(upper, lower)) << "neither is exact: ambiguous";
}

TEST_F(NamesTest, TheFoldedNameBeatsTheAlias) {
  const NodeId named = concept_named("Transformer");
  concept_named("Attention model", {"transformer"});
  EXPECT_THAT(find("transformer"), ElementsAre(named));
  EXPECT_EQ(tier("transformer"), NameTier::kFolded);
}

TEST_F(NamesTest, TheAliasBeatsTheVariant) {
  const NodeId aliased = concept_named("Generative adversarial network", {"GANs"});
  concept_named("GAN");
  EXPECT_THAT(find("gans"), ElementsAre(aliased));
  EXPECT_EQ(tier("gans"), NameTier::kAlias);
}

TEST_F(NamesTest, AmbiguityCountsOnlyWithinTheFirstTierThatAnswers) {
  const NodeId exact = concept_named("Diffusion");
  const NodeId folded = concept_named("DIFFUSION");
  const NodeId alias = concept_named("Diffusion model", {"diffusion"});
  EXPECT_THAT(find("Diffusion"), ElementsAre(exact));
  EXPECT_THAT(find("diffusion"), UnorderedElementsAre(exact, folded));
  EXPECT_TRUE(tx_->find_concept("diffusion").ambiguous());
  tx_->delete_node(exact);
  tx_->delete_node(folded);
  EXPECT_THAT(find("diffusion"), ElementsAre(alias));
}

TEST_F(NamesTest, TwoAliasesOfOneConceptAreNoAmbiguity) {
  const NodeId id = concept_named("Generative adversarial network", {"GAN", "gan", "G.A.N.", "Gan"});
  EXPECT_THAT(find("gan"), ElementsAre(id));
  EXPECT_THAT(find("g a n"), ElementsAre(id));
}

TEST_F(NamesTest, AnAliasThatIsAlsoTheNameChangesNothing) {
  const NodeId id = concept_named("GAN", {"GAN"});
  EXPECT_THAT(find("GAN"), ElementsAre(id));
  EXPECT_EQ(tier("GAN"), NameTier::kExact);
}

TEST_F(NamesTest, OnlyConceptsHaveNames) {
  node({"Entry"}, {{"name", "GAN"}});
  node({}, {{"name", "GAN"}});
  EXPECT_THAT(find("GAN"), IsEmpty());
  const NodeId id = node({"Term", "Concept", "Other"}, {{"name", "GAN"}});
  EXPECT_THAT(find("GAN"), ElementsAre(id));
}

TEST_F(NamesTest, AConceptWithoutANameOrWithAStrangeOneIsNotFound) {
  node({"Concept"}, {{"aliases", string_list({"nameless"})}});
  node({"Concept"}, {{"name", 7}});
  node({"Concept"}, {{"name", List{"list"}}});
  for (const char* name : {"nameless", "7", "list", ""}) EXPECT_THAT(find(name), IsEmpty()) << name;
}

TEST_F(NamesTest, AliasesThatAreNoTextsArePassedOver) {
  const NodeId id =
      node({"Concept"}, {{"name", "GAN"}, {"aliases", List{1, "adversarial net", Value(), List{"x"}}}});
  EXPECT_THAT(find("adversarial nets"), ElementsAre(id));
  EXPECT_THAT(find("x"), IsEmpty());
  const NodeId other = node({"Concept"}, {{"name", "VAE"}, {"aliases", "no list"}});
  EXPECT_THAT(find("vae"), ElementsAre(other));
}

TEST_F(NamesTest, TheIndexFollowsARename) {
  const NodeId id = concept_named("Old name", {"old alias", "kept alias"});
  commit();
  set_properties(id, {{"name", "New name"}, {"aliases", string_list({"kept alias", "new alias"})}});
  for (const char* gone : {"Old name", "old name", "old names", "old alias"}) {
    EXPECT_THAT(find(gone), IsEmpty()) << gone;
  }
  for (const char* there : {"New name", "new-name", "new names", "kept alias", "new alias", "NEW ALIAS"}) {
    EXPECT_THAT(find(there), ElementsAre(id)) << there;
  }
  commit();
  EXPECT_THAT(find("Old name"), IsEmpty());
  EXPECT_THAT(find("New name"), ElementsAre(id));
}

TEST_F(NamesTest, TheIndexFollowsTheLabel) {
  const NodeId id = concept_named("GAN");
  Node changed = *tx_->node(id);
  const auto labels = changed.labels;
  changed.labels.clear();
  tx_->replace(changed);
  EXPECT_THAT(find("GAN"), IsEmpty());
  changed.labels = labels;
  tx_->replace(changed);
  EXPECT_THAT(find("GAN"), ElementsAre(id));
}

TEST_F(NamesTest, TheIndexFollowsADeletion) {
  const NodeId first = concept_named("GAN", {"adversarial net"});
  const NodeId second = concept_named("GAN", {"adversarial net"});
  commit();
  tx_->delete_node(first);
  EXPECT_THAT(find("GAN"), ElementsAre(second));
  EXPECT_THAT(find("adversarial nets"), ElementsAre(second));
  tx_->delete_node(second);
  commit();
  for (const char* name : {"GAN", "gan", "gans", "adversarial net"})
    EXPECT_THAT(find(name), IsEmpty()) << name;
}

TEST_F(NamesTest, ACategoryPicksOneOfSeveral) {
  const NodeId physics = concept_named("Diffusion", {}, "physics");
  const NodeId graphs = concept_named("Diffusion", {}, "Graph Neural Networks");
  EXPECT_TRUE(tx_->find_concept("Diffusion").ambiguous());
  EXPECT_THAT(find("Diffusion (physics)"), ElementsAre(physics));
  EXPECT_THAT(find("Diffusion (graph neural networks)"), ElementsAre(graphs));
  EXPECT_THAT(find("diffusion (PHYSICS)"), ElementsAre(physics));
  EXPECT_THAT(find("Diffusions (physics)"), ElementsAre(physics));
  EXPECT_THAT(find("Diffusion (chemistry)"), IsEmpty());
  EXPECT_THAT(find("Diffusion (phys)"), IsEmpty());
}

TEST_F(NamesTest, ACategoryMayBeOneOfSeveral) {
  const NodeId id =
      node({"Concept"}, {{"name", "Attention"}, {"categories", string_list({"language", "vision"})}});
  concept_named("Attention", {}, "psychology");
  EXPECT_THAT(find("Attention (vision)"), ElementsAre(id));
  EXPECT_THAT(find("Attention (language)"), ElementsAre(id));
}

TEST_F(NamesTest, ANameThatIsWrittenWithBracketsIsANameFirst) {
  const NodeId whole = concept_named("GAN (generative adversarial network)");
  concept_named("GAN", {}, "generative adversarial network");
  EXPECT_THAT(find("GAN (generative adversarial network)"), ElementsAre(whole));
  EXPECT_THAT(find("gan generative adversarial network"), ElementsAre(whole));
}

TEST_F(NamesTest, ACategoryPicksAmongNamesThatHaveBracketsThemselves) {
  const NodeId one = concept_named("Loss (GAN)", {}, "training");
  concept_named("Loss (GAN)", {}, "theory");
  EXPECT_THAT(find("Loss (GAN) (training)"), ElementsAre(one));
}

TEST_F(NamesTest, ACategoryMayHaveBracketsItself) {
  const NodeId one = concept_named("Attention", {}, "natural language processing (NLP)");
  concept_named("Attention", {}, "psychology");
  EXPECT_THAT(find("Attention (natural language processing (NLP))"), ElementsAre(one));
}

TEST_F(NamesTest, ACategoryReachesPastATierInWhichNoneHasIt) {
  concept_named("Diffusion", {}, "physics");
  const NodeId folded = concept_named("diffusion", {}, "graphs");
  const NodeId aliased = concept_named("Diffusion model", {"diffusion"}, "generative models");
  EXPECT_THAT(find("Diffusion (graphs)"), ElementsAre(folded));
  EXPECT_THAT(find("Diffusion (generative models)"), ElementsAre(aliased));
}

TEST_F(NamesTest, RequiringAnUnknownNameSaysWhatIsNear) {
  concept_named("Variational autoencoder", {"VAE"});
  concept_named("Transformer");
  EXPECT_THAT(error_of([&] { tx_->require_concept("Transfomer"); }),
              IsError(ErrorKind::kNotFound, AllOf(HasSubstr("'Transfomer'"), HasSubstr("'Transformer'"),
                                                  Not(HasSubstr("Variational")))));
  EXPECT_THAT(error_of([&] { tx_->require_concept("variational autoencodr"); }),
              IsError(ErrorKind::kNotFound, HasSubstr("'Variational autoencoder'")));
  EXPECT_THAT(error_of([&] { tx_->require_concept("photosynthesis"); }),
              IsError(ErrorKind::kNotFound, Not(HasSubstr("did you mean"))));
  EXPECT_THAT(error_of([&] { tx_->require_concept(""); }), IsError(ErrorKind::kNotFound));
}

TEST_F(NamesTest, RequiringAnAmbiguousNameListsTheCandidates) {
  concept_named("Diffusion", {}, "physics");
  concept_named("diffusion", {}, "generative models");
  concept_named("Diffusion model");
  EXPECT_THAT(error_of([&] { tx_->require_concept("DIFFUSION"); }),
              IsError(ErrorKind::kNotFound,
                      AllOf(HasSubstr("'Diffusion (physics)'"), HasSubstr("'diffusion (generative models)'"),
                            Not(HasSubstr("Diffusion model'")))));
}

TEST_F(NamesTest, ANameThatHoldsItsCategoryIsPrintedAsItIs) {
  concept_named("Bark (Botany)", {"Bark"}, "Botany");
  concept_named("Bark (Sailing)", {"Bark"}, "Sailing");
  EXPECT_THAT(
      error_of([&] { tx_->require_concept("Bark"); }),
      IsError(ErrorKind::kNotFound, AllOf(HasSubstr("'Bark (Botany)'"), HasSubstr("'Bark (Sailing)'"))));
}

TEST_F(NamesTest, EachCandidateOfAnAmbiguousNameIsFoundAsItIsPrinted) {
  const std::vector<NodeId> ids = {concept_named("Kernel", {}, "operating systems"),
                                   concept_named("kernel", {}, "machine learning (ML)"),
                                   concept_named("KERNEL", {}, "linear algebra")};
  std::string message;
  if (const auto error = error_of([&] { tx_->require_concept("kerneL"); })) message = error->what();
  std::vector<std::string> candidates;
  for (std::size_t at = message.find('\''); at != std::string::npos;) {
    const std::size_t end = message.find('\'', at + 1);
    ASSERT_NE(end, std::string::npos) << message;
    candidates.push_back(message.substr(at + 1, end - at - 1));
    at = message.find('\'', end + 1);
  }
  ASSERT_EQ(candidates.size(), 4U) << message << ": the name that was asked for, and three candidates";
  for (std::size_t i = 0; i < ids.size(); ++i) {
    EXPECT_THAT(find(candidates[i + 1]), ElementsAre(ids[i])) << candidates[i + 1];
  }
}

TEST_F(NamesTest, ConceptsOfOneNameAndCategoryAreToldApartByTheirIds) {
  const NodeId first = concept_named("Keel");
  const NodeId second = concept_named("Keel");
  const NodeId third = concept_named("Keel", {}, "boats");
  const NodeId fourth = concept_named("Keel", {}, "boats");
  const NodeId fifth = concept_named("Keel", {}, "birds");
  const auto with_id = [](NodeId id) { return "'Keel (#" + std::to_string(id) + ")'"; };
  EXPECT_THAT(error_of([&] { tx_->require_concept("keel"); }),
              IsError(ErrorKind::kNotFound,
                      AllOf(HasSubstr(with_id(first)), HasSubstr(with_id(second)), HasSubstr(with_id(third)),
                            HasSubstr(with_id(fourth)), HasSubstr("'Keel (birds)'"))));
  for (const NodeId id : {first, second, third, fourth, fifth})
    EXPECT_THAT(find("keel (#" + std::to_string(id) + ")"), ElementsAre(id));
  const NodeId other = concept_named("Mast");
  for (const std::string& qualifier : std::vector<std::string>{
           std::to_string(other), "99999", "x", std::to_string(first) + "x", "-1", "99999999999999999999999"})
    EXPECT_THAT(find("Keel (#" + qualifier + ")"), IsEmpty()) << qualifier;
  const NodeId named_so = concept_named("Keel (#" + std::to_string(first) + ")");
  EXPECT_THAT(find("Keel (#" + std::to_string(first) + ")"), ElementsAre(named_so)) << "a name comes first";
}

TEST_F(NamesTest, TheNearestNamesAreThoseOfConcepts) {
  concept_named("autoencoder");
  node({"Entry"}, {{"name", "autoencodes"}});
  EXPECT_THAT(tx_->nearest_names("autoencodr", 5), ElementsAre("autoencoder"));
  EXPECT_THAT(tx_->nearest_names("autoencodr", 0), IsEmpty());
}

TEST_F(NamesTest, NamesAndAliasesThatBeginSoAreThoseOfConceptsInWhateverCase) {
  concept_named("Latent space");
  concept_named("latent diffusion", {"LDM", "Latent-variable diffusion"});
  concept_named("Space");
  node({"Entry"}, {{"name", "latent entry"}});
  EXPECT_THAT(tx_->names_beginning("laTent", 10),
              ElementsAre("latent diffusion", "Latent space", "Latent-variable diffusion"));
  EXPECT_THAT(tx_->names_beginning("ld", 10), ElementsAre("LDM"));
  EXPECT_THAT(tx_->names_beginning("latent", 2), ElementsAre("latent diffusion", "Latent space"));
  EXPECT_THAT(tx_->names_beginning("latent", 0), IsEmpty());
  EXPECT_THAT(tx_->names_beginning("diffusion", 10), IsEmpty());
  EXPECT_THAT(tx_->names_beginning("", 10), ::testing::SizeIs(5));
  concept_named("Omega", {"omega b", "omega a", "omega aa"});
  EXPECT_THAT(tx_->names_beginning("omega", 10), ElementsAre("Omega", "omega a", "omega aa", "omega b"));
  EXPECT_THAT(tx_->names_beginning("omega", 3), ElementsAre("Omega", "omega a", "omega aa"));
}

TEST_F(NamesTest, AnAliasMayBeTheNearestName) {
  const NodeId id = concept_named("Generative adversarial network", {"adversarial nets"});
  const auto near = tx_->nearest_names("adversarail nets", 5);
  ASSERT_FALSE(near.empty());
  EXPECT_THAT(find(near.front()), ElementsAre(id)) << "what is suggested can be asked for";
}

TEST_F(NamesTest, OfSignsAloneAreFoundByThemselves) {
  const NodeId nabla = concept_named("∇");
  const NodeId plus = concept_named("+");
  EXPECT_THAT(find("∇"), ElementsAre(nabla));
  EXPECT_THAT(find("+"), ElementsAre(plus));
  EXPECT_THAT(find("-"), IsEmpty());
  EXPECT_THAT(find("++"), IsEmpty());
  EXPECT_THAT(find(""), IsEmpty());
}

TEST_F(NamesTest, AnAliasOfSignsAloneFindsItsConcept) {
  const NodeId gradient = concept_named("Gradient", {"∇"});
  concept_named("Increment", {"++"});
  EXPECT_THAT(find("∇"), ElementsAre(gradient));
}

TEST_F(NamesTest, CPlusPlusIsNotC) {
  const NodeId c = concept_named("C");
  const NodeId cpp = concept_named("C++");
  const NodeId sharp = concept_named("C#");
  EXPECT_THAT(find("c"), ElementsAre(c));
  EXPECT_THAT(find("c++"), ElementsAre(cpp));
  EXPECT_THAT(find("c#"), ElementsAre(sharp));
}

TEST_F(NamesTest, AnEmptyNameIsNeitherFoundNorSuggested) {
  concept_named("");
  EXPECT_THAT(find(""), IsEmpty());
  EXPECT_THAT(tx_->nearest_names("x", 5), IsEmpty());
}

TEST_F(NamesTest, WithAZeroByteHarmNoOthers) {
  const std::string zero_name("a\0b", 3);
  const NodeId with_zero = concept_named(zero_name, {std::string("alias\0x", 7)});
  const NodeId a = concept_named("a");
  const NodeId ab = concept_named("ab");
  EXPECT_THAT(find(zero_name), ElementsAre(with_zero));
  EXPECT_THAT(find(std::string_view("alias\0x", 7)), ElementsAre(with_zero));
  EXPECT_THAT(find("a"), ElementsAre(a));
  EXPECT_THAT(find("ab"), ElementsAre(ab)) << "the name without its zero byte is another's";
  EXPECT_EQ(tx_->text_property(*tx_->node(with_zero), "name"), zero_name);
  tx_->delete_node(with_zero);
  EXPECT_THAT(find(zero_name), Not(Contains(with_zero)));
  EXPECT_THAT(find("ab"), ElementsAre(ab));
}

TEST_F(NamesTest, ThatAreThePrefixOfOthersAreToldApart) {
  const NodeId loss = concept_named("loss");
  const NodeId function = concept_named("loss function");
  EXPECT_THAT(find("loss"), ElementsAre(loss));
  EXPECT_THAT(find("loss function"), ElementsAre(function));
  EXPECT_THAT(find("loss func"), IsEmpty());
}

TEST_F(NamesTest, MayBeLongOrForeignOrBroken) {
  const std::string long_name(5000, 'x');
  const NodeId by_length = concept_named(long_name);
  const NodeId japanese = concept_named("機械学習");
  const NodeId broken = concept_named("bro\xFFken");
  EXPECT_THAT(find(long_name), ElementsAre(by_length));
  EXPECT_THAT(find("機械学習"), ElementsAre(japanese));
  EXPECT_THAT(find("bro\xFFken"), ElementsAre(broken));
  EXPECT_THAT(find(long_name + "y"), IsEmpty());
}

TEST_F(NamesTest, OfManyConceptsAreAllFound) {
  std::vector<NodeId> ids;
  for (int i = 0; i < 2000; ++i) ids.push_back(concept_named("Concept " + std::to_string(i)));
  commit();
  const auto view = graph_->snapshot();
  for (int i = 0; i < 2000; i += 37) {
    EXPECT_EQ(view->require_concept("concept-" + std::to_string(i)), ids[static_cast<std::size_t>(i)]);
  }
}

}  // namespace
}  // namespace cairn::graph
