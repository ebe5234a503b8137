#pragma once

// Inside analysis/ only: the words by which study_sentences.cpp knows that a text says outright what is to be
// known first. Singular, folded; "learns" is "learn", but "learned" is not.

#include <string_view>

namespace cairn::importers::study {

// clang-format off
/// What one does with a thing until it is known; where it is explained.
inline constexpr std::string_view kKnow[] = {"know", "learn", "understand", "master", "study", "revise"};
inline constexpr std::string_view kLookUp[] = {"see", "read", "meet", "review", "revisit"};
/// Participles of the first, of the others, and of what is done in courses.
inline constexpr std::string_view kKnown[] = {"known", "learnt", "learned", "understood", "mastered", "studied",
                                              "revised", "taught"};
inline constexpr std::string_view kLookedUp[] = {"seen", "read", "met", "learnt", "learned", "understood", "studied"};
inline constexpr std::string_view kTaught[] = {"covered", "taught", "learnt", "learned", "studied", "treated", "introduced"};

inline constexpr std::string_view kMust[] = {"must", "should"};
inline constexpr std::string_view kHaveTo[] = {"have", "has", "need", "ought"};
/// Between "must" and the verb, and before a request.
inline constexpr std::string_view kAlready[] = {"first", "already", "also", "really", "clearly", "fully", "at", "least"};
inline constexpr std::string_view kPlease[] = {"first", "please", "so", "then", "therefore", "thus", "always"};
inline constexpr std::string_view kFirst[] = {"first", "beforehand"};
inline constexpr std::string_view kPeople[] = {"you", "one", "we", "they", "reader", "student", "learner", "people", "beginner"};

/// Knowledge as a noun, and what is said of it.
inline constexpr std::string_view kKnowledge[] = {
    "knowledge", "familiarity", "grasp", "understanding", "acquaintance", "background", "grounding",
    "knowing", "learning", "mastering", "studying"};
inline constexpr std::string_view kBehindKnowledge[] = {"of", "with", "in"};
inline constexpr std::string_view kNeeded[] = {
    "needed", "required", "assumed", "presupposed", "expected", "essential", "necessary", "vital", "mandatory",
    "indispensable", "prerequisite", "step"};

/// "it makes no sense", "is only clear"
inline constexpr std::string_view kSense[] = {"sense", "clear", "understood", "understand", "understandable", "meaningless"};
inline constexpr std::string_view kCourses[] = {"course", "curriculum", "syllabus", "class", "lecture", "lesson", "textbook"};
inline constexpr std::string_view kCannot[] = {
    "cannot", "can't", "not", "couldn't", "won't", "never", "no", "little", "don't", "haven't", "hasn't", "hard",
    "impossible", "difficult"};
/// What stands for the thing that a text is about, and for where it is explained.
inline constexpr std::string_view kThis[] = {"it", "this", "that", "them", "these", "the", "topic", "concept", "chapter",
    "section", "entry", "subject", "learning", "studying", "understanding", "reading", "starting", "beginning",
    "tackling", "attempting", "going", "moving", "on", "to", "with", "in", "order", "understand", "learn", "use", "using"};
inline constexpr std::string_view kEntry[] = {"it", "this", "that", "entry", "section", "chapter", "page", "article", "there"};
inline constexpr std::string_view kCopulas[] = {"is", "are", "be"};
// clang-format on

}  // namespace cairn::importers::study
