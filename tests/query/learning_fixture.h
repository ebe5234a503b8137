#pragma once

#include <cstdint>
#include <string>

#include "tests/query/fixtures.h"

namespace cairn::query {

/// A small graph of concepts, for the clauses and procedures that ask what to learn.
class LearningClausesTest : public QueryTest {
 protected:
  /// DDIM needs DDPM, that diffusion and U-Net, diffusion Markov chain; GAN and VAE stand apart.
  LearningClausesTest() {
    const auto generative = [](const char* text) {
      return Properties{{"category", "generative models"}, {"definition", text}};
    };
    ddim_ = concept_named("DDIM", generative("A sampler."));
    ddpm_ = concept_named("DDPM", {{"aliases", graph::List{"denoising diffusion probabilistic model"}}});
    const auto diffusion = concept_named("diffusion");
    const auto unet = concept_named("U-Net");
    const auto markov = concept_named("Markov chain");
    concept_named("GAN", generative("A game."));
    relate(ddim_, "REQUIRES", ddpm_,
           {{"confidence", 0.9},
            {"evidence", graph::List{"DDIM speeds up DDPM.", "Based on DDPM."}},
            {"evidence_sources", graph::List{"file:ml.md", "file:b.md"}},
            {"evidence_lines", graph::List{std::int64_t{12}, std::int64_t{3}}}});
    relate(ddpm_, "REQUIRES", diffusion, {{"confidence", 0.8}});
    relate(ddpm_, "REQUIRES", unet, {{"confidence", 0.4}, {"evidence", graph::List{"Uses a U-Net."}}});
    relate(diffusion, "REQUIRES", markov, {{"confidence", 0.7}});
  }

  Rows names(const std::string& clause, const Parameters& parameters = {}) {
    return rows(clause + " YIELD concept RETURN concept.name", parameters);
  }

  graph::NodeId ddim_ = 0;
  graph::NodeId ddpm_ = 0;
};

}  // namespace cairn::query
