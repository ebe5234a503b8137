#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cairn::text {

/// The singular of an English word that is already folded, by suffix rules that leave proper names and
/// abbreviations alone ("gans" -> "gan", "losses" -> "loss", "series", "analysis" and "bias" stay).
std::string singular(std::string_view word);

/// A word that is already folded with the American ending in place of the British one ("randomisation",
/// "colour", "modelling"). Of other words what looks like such an ending changes too ("precise").
std::string american_spelling(std::string_view word);

/// What a regular English verb that is already folded becomes with -ing and -ed. Whether a verb of more than
/// one syllable doubles its last consonant is a matter of stress: of such verbs both spellings ("refer").
std::vector<std::string> participles(std::string_view verb);

/// The form in which spelling variants of a name meet: each word of the folded name in the singular, British
/// endings made American, words joined without blanks ("Auto-Encoders" and "autoencoder" give the same).
std::string variant_key(std::string_view name);

/// Each word of the folded text in the singular, joined by single blanks.
std::string fold_singular(std::string_view text);

}  // namespace cairn::text
