#pragma once

#include <string_view>

// The words by which texts of this kind say what a thing is, what it stands on and what is mere furniture.
// They are words of the language, not terms of any glossary. Singular, folded.

namespace cairn::importers::cues {

/// Words that hold a sentence together and are no part of a term.
inline constexpr std::string_view kFunctionWords[] = {
    "a",          "an",       "the",     "and",     "or",      "but",    "nor",       "of",        "to",
    "in",         "on",       "at",      "by",      "for",     "with",   "from",      "into",      "onto",
    "over",       "under",    "between", "among",   "through", "during", "without",   "within",    "across",
    "per",        "via",      "as",      "than",    "then",    "that",   "this",      "these",     "those",
    "it",         "its",      "they",    "their",   "them",    "he",     "she",       "we",        "our",
    "you",        "your",     "i",       "is",      "are",     "was",    "were",      "be",        "been",
    "being",      "has",      "have",    "had",     "do",      "does",   "did",       "can",       "could",
    "may",        "might",    "must",    "shall",   "should",  "will",   "would",     "not",       "no",
    "only",       "also",     "both",    "each",    "every",   "all",    "any",       "some",      "such",
    "same",       "other",    "another", "more",    "most",    "less",   "least",     "many",      "much",
    "few",        "several",  "very",    "too",     "so",      "if",     "when",      "while",     "where",
    "which",      "who",      "whose",   "what",    "why",     "how",    "because",   "since",     "until",
    "unless",     "although", "though",  "however", "thus",    "hence",  "therefore", "typically", "usually",
    "often",      "rather",   "instead", "even",    "just",    "still",  "yet",       "already",   "again",
    "further",    "about",    "around",  "above",   "below",   "after",  "before",    "against",   "toward",
    "towards",    "upon",     "vs",      "versus",  "eg",      "ie",     "etc",       "like",      "unlike",
    "one",        "two",      "three",   "well",    "e",       "g",      "along",     "behind",    "beyond",
    "throughout", "inside",   "outside", "despite", "whether", "either", "neither",   "once",      "never",
    "always",     "almost",   "nearly",  "there",   "here",    "now"};

// clang-format would set the lists with long words one to a line.
/// Words that begin no term: qualities, counts and generic verbs.
// clang-format off
inline constexpr std::string_view kNeverFirst[] = {
    "new", "good", "better", "best", "bad", "high", "higher", "low", "lower", "large", "larger", "small",
    "smaller", "long", "short", "fast", "faster", "slow", "slower", "strong", "stronger", "weak", "key",
    "main", "major", "important", "different", "similar", "specific", "given", "single", "first",
    "second", "third", "next", "previous", "final", "modern", "standard", "common", "typical", "popular",
    "effective", "efficient", "simple", "complex", "various", "multiple", "particular", "entire", "whole",
    "full", "own", "real", "true", "false", "correct", "wrong", "possible", "available", "existing",
    "desired", "required", "using", "used", "making", "make", "enable", "enabling", "provide",
    "providing", "allow", "allowing", "require", "requiring", "reduce", "reducing", "improve",
    "improving", "achieve", "achieving", "produce", "producing", "learn", "ensure", "ensuring", "show",
    "use", "add", "adding", "become", "remain", "early", "late", "per", "extremely", "highly", "original",
    "traditional", "vanilla", "classic", "classical", "conventional", "plain", "basic", "separate",
    "distant", "regular", "clear", "certain", "consistent", "gradual", "pure", "recent", "current",
    "actual", "overall", "general", "usual", "necessary", "sufficient", "significant", "thin", "thinner",
    "thick", "thicker", "narrow", "narrower", "wide", "wider", "deeper", "fewer", "greater", "heavier",
    "lighter", "richer", "earlier", "later", "easier", "simpler", "cheaper", "smoother", "broader",
    "closer", "tighter", "excellent", "uniform", "elevated", "predictable", "theoretical", "practical",
    "middle", "simultaneous", "sharp", "rapid", "quick", "dramatic", "severe", "poor", "rich", "careful",
    "complete", "partial", "precise", "accurate", "robust", "individual", "respective", "corresponding",
    "subsequent", "additional", "extra", "proper", "direct", "explicit", "ideal", "optimal", "maximum",
    "minimum", "total", "average", "increasing", "decreasing", "growing", "resulting", "remaining",
    "underlying", "following", "four", "five", "six", "ten", "dozen", "hundred", "thousand", "million",
    "billion", "adequate", "adverse", "aggressive", "appropriate", "attractive", "beneficial", "broad",
    "abbreviated", "written", "denoted",
    "comprehensive", "comparable", "considerable", "crucial", "desirable", "detailed", "difficult",
    "distinct", "diverse", "dominant", "easy", "elegant", "enhanced", "enormous", "essential",
    "exceptional", "excessive", "expensive", "extensive", "fundamental", "helpful", "huge", "identical",
    "immediate", "impressive", "improved", "inadequate", "inexpensive", "insufficient", "intense",
    "intensive", "intuitive", "irregular", "limited", "massive", "meaningful", "minor", "moderate",
    "modest", "negligible", "novel", "obvious", "ongoing", "outstanding", "powerful", "principal",
    "problematic", "prominent", "promising", "realistic", "reasonable", "related", "relevant", "reliable",
    "repeated", "representative", "restricted", "selected", "serious", "slight", "sophisticated",
    "straightforward", "striking", "studying", "subtle", "successful", "suitable", "superior", "targeted", "tight",
    "unclear", "unexpected", "unique", "unwanted", "unusual", "useful", "valuable", "varied", "vital",
    "widespread", "worse", "worst", "enabled", "based", "led", "entirely", "today", "alone"};
// clang-format on

/// Words before a verb: what follows them in prose is seldom a noun.
inline constexpr std::string_view kBeforeVerbs[] = {"to",    "can",  "could",  "will", "would", "may",
                                                    "might", "must", "should", "that", "which", "it",
                                                    "they",  "not",  "then",   "we",   "you"};

inline constexpr std::string_view kArticles[] = {"a", "an", "the"};
inline constexpr std::string_view kConjunctions[] = {"and", "or"};

/// Words before what is made use of, or is called by its name.
inline constexpr std::string_view kBeforeMeans[] = {"via",     "with",      "using",   "through", "by",
                                                    "for",     "as",        "called",  "use",     "like",
                                                    "without", "including", "require", "against"};

/// Heads of phrases that describe and do not name.
// clang-format off
inline constexpr std::string_view kGenericHeads[] = {
    "action", "activity", "adjustment", "adoption", "advancement", "advantage", "agility", "aim",
    "ambition", "amount", "answer", "appearance", "application", "approach", "area", "argument",
    "arrangement", "aspect", "assumption", "atmosphere", "attempt", "availability", "awareness",
    "background", "basic", "basics", "basis", "beginning", "behavior", "benefit", "calibration",
    "capability", "case", "category", "cause", "caveat", "challenge", "chance", "change", "characteristic",
    "check", "choice", "claim", "collection", "commitment", "community", "comparison", "compatibility",
    "completion", "compliance", "component", "con", "concentration", "concept", "concern", "conclusion",
    "condition", "consequence", "consideration", "consistency", "content", "context", "contribution",
    "convenience", "correction", "cost", "coverage", "creation", "criterion", "damage", "date", "day",
    "decision", "definition", "demand", "dependence", "deployment", "designer", "detail", "development",
    "diagnosis", "difference", "direction", "disadvantage", "discussion", "downside", "drawback", "driver",
    "duration", "economics", "ecosystem", "effect", "efficiency", "effort", "emphasis", "empowerment",
    "engineer", "enhancement", "essence", "evidence", "evolution", "example", "expansion", "expectation",
    "expense", "experience", "expert", "exploration", "extent", "fact", "factor", "failure", "familiarity",
    "fashion", "feature", "fidelity", "finding", "fit", "flexibility", "focus", "format", "foundation",
    "freedom", "future", "gain", "goal", "growth", "guideline", "handling", "highlight", "hint", "history",
    "hour", "idea", "identification", "illustration", "impact", "implementation", "implication",
    "importance", "improvement", "inclusion", "increase", "indicator", "industry", "influence",
    "information", "infrastructure", "ingredient", "initiative", "innovation", "input", "insight",
    "inspiration", "integration", "intent", "interest", "interpretation", "introduction", "intuition",
    "investigation", "investment", "investor", "issue", "item", "kind", "kit", "knowledge", "landscape",
    "lesson", "level", "life", "limitation", "lineage", "link", "list", "location", "look", "machinery",
    "maintenance", "majority", "management", "manner", "market", "matter", "maturity", "meaning", "measure",
    "mechanism", "minute", "mistake", "mitigation", "mode", "moment", "money", "motivation", "movement",
    "name", "nature", "necessity", "need", "note", "notion", "number", "objective", "observation",
    "opportunity", "option", "organization", "origin", "outcome", "output", "overlap", "overview", "owner",
    "ownership", "part", "participant", "path", "people", "percentage", "performance", "period",
    "perspective", "phase", "phenomenon", "picture", "pipeline", "pitfall", "place", "plan", "planning",
    "platform", "point", "position", "possibility", "practice", "preference", "preparation", "presence",
    "prevention", "principle", "priority", "pro", "problem", "procedure", "product", "productivity",
    "progress", "project", "promise", "proof", "property", "provider", "purpose", "quality", "quantity",
    "question", "range", "readiness", "reading", "reason", "recommendation", "reduction", "reference",
    "relation", "relationship", "relevance", "reliability", "remark", "remedy", "report", "requirement",
    "research", "researcher", "resolution", "resource", "response", "responsibility", "responsiveness",
    "result", "review", "risk", "role", "rule", "safety", "sake", "saving", "scalability", "scenario",
    "scope", "selection", "setup", "share", "shortcoming", "side", "sign", "significance", "simplicity",
    "situation", "size", "skill", "solution", "source", "speed", "stability", "stage", "standard",
    "statement", "status", "step", "strategy", "strength", "structure", "success", "suitability", "summary",
    "support", "symptom", "takeaway", "target", "task", "team", "technique", "term", "thing", "time",
    "tool", "topic", "tradeoff", "trend", "trigger", "type", "understanding", "upgrade", "upside", "usage",
    "use", "user", "utilization", "validation", "value", "variant", "variety", "vendor", "version", "view",
    "visualization", "way", "weakness", "week", "word", "work", "worker", "workflow", "year"};
// clang-format on

/// Heads that make a term of what stands before them.
inline constexpr std::string_view kTermHeads[] = {
    "algorithm",     "analysis",   "architecture",   "attention",    "augmentation", "autoencoder",
    "bias",          "block",      "classifier",     "clustering",   "connection",   "constraint",
    "convolution",   "criterion",  "curve",          "decay",        "decoder",      "decomposition",
    "descent",       "detection",  "distillation",   "distribution", "divergence",   "embedding",
    "encoder",       "encoding",   "entropy",        "equation",     "estimation",   "estimator",
    "field",         "filter",     "forecasting",    "function",     "generation",   "gradient",
    "graph",         "guidance",   "head",           "kernel",       "law",          "layer",
    "learning",      "likelihood", "loss",           "machine",      "map",          "matching",
    "matrix",        "mechanism",  "metric",         "model",        "modeling",     "network",
    "normalization", "operator",   "optimization",   "penalty",      "policy",       "pooling",
    "process",       "rate",       "regularization", "regression",   "sampler",      "sampling",
    "schedule",      "score",      "search",         "space",        "theorem",      "transform"};

/// Endings of nouns for doings, qualities and fields of knowledge.
inline constexpr std::string_view kTermSuffixes[] = {"tion",   "sion",  "ing",  "ity",  "ness", "ment",
                                                     "ics",    "sis",   "ism",  "ance", "ence", "logy",
                                                     "graphy", "metry", "ship", "age",  "cy",   "ure"};

/// Endings of words for qualities.
inline constexpr std::string_view kAdjectiveSuffixes[] = {"able", "ible", "ful", "ous", "less",
                                                          "ical", "ent",  "ive", "ary"};

/// What makes a quality of the noun before its hyphen: "artifact-prone".
inline constexpr std::string_view kCompoundQualities[] = {
    "aware",     "critical", "dependent", "efficient", "free",     "friendly", "heavy", "independent",
    "intensive", "like",     "neutral",   "oriented",  "prone",    "proof",    "ready", "resistant",
    "rich",      "safe",     "sensitive", "specific",  "tolerant", "wide"};

/// How one word by itself may show that it is an adjective, where it mostly stands before another word.
inline constexpr std::string_view kModifierSuffixes[] = {"able", "ible", "ful", "ous", "less", "al",
                                                         "ic",   "ive",  "ary", "ed",  "wise"};

/// What labels put before the term that they speak of.
inline constexpr std::string_view kLeadIns[] = {"Why ",     "What is ",  "What Is ",
                                                "Role of ", "Types of ", "Use of "};

/// ... which their entry is set beside, or does without.
inline constexpr std::string_view kRelatingLeadIns[] = {
    "No ",          "Contrast with ",   "Comparison with ", "Comparison to ", "Difference from ",
    "Relation to ", "Relationship to ", "Connection to ",   "Versus "};

/// ... which are a title as well: "History of Science", unless science has a name of its own here.
inline constexpr std::string_view kTopicLeadIns[] = {
    "Future of ",     "History of ",      "Overview of ",   "Introduction to ",  "Importance of ",
    "Impact of ",     "Benefits of ",     "Advantages of ", "Disadvantages of ", "Limitations of ",
    "Challenges of ", "Applications of ", "Examples of "};

/// What labels say that a thing is there for, before a colon: "Solution: Gaussian profile".
inline constexpr std::string_view kRoles[] = {
    "alternative", "application", "approach", "case",   "example", "idea",     "kind",
    "level",       "method",      "model",    "option", "part",    "phase",    "principle",
    "problem",     "rule",        "solution", "stage",  "step",    "strategy", "task",
    "technique",   "tool",        "topic",    "type",   "variant"};

/// Words with which a sentence sends its reader to another entry: "Compare Jib."
inline constexpr std::string_view kSending[] = {"see",      "compare",  "cf",      "syn",
                                                "contrast", "opposite", "antonym", "related"};

/// What a bracket puts before another name of what the title names: "Colour (US: color)".
// clang-format off
inline constexpr std::string_view kNameLeadIns[] = {
    "also known as ", "also called ", "sometimes called ", "also spelled ", "also: ", "also ", "or simply ",
    "or just ", "or ",
    "aka ", "a.k.a. ", "abbr. ", "abbreviated ", "short: ", "us spelling: ", "uk spelling: ",
    "american spelling: ", "british spelling: ", "plural: ", "plural ", "plurals ", "pl. ", "pl: ", "uk: ",
    "us: ", "british: ", "american: ", "formerly ", "syn. ", "synonym: ", "synonym ", "symbol: "};
// clang-format on

/// What a text puts before the name of the entry that explains it: "See tuple.", "An older word for tuple."
// clang-format off
inline constexpr std::string_view kReferringLeadIns[] = {
    "see ", "see: ", "synonym for ", "synonym of ", "another name for ", "another term for ",
    "another word for ", "other name for ", "other term for ", "other word for ", "alternative name for ",
    "alternative term for ", "alternate name for ", "alternate term for ", "older name for ", "older term for ",
    "older word for ", "old name for ", "old term for ", "old word for ", "former name of ", "former name for ",
    "informal name for ", "informal term for ", "informal word for ", "colloquial name for ",
    "colloquial term for ", "alternative spelling of ", "variant spelling of ", "same as ", "the same as ",
    "alias for ", "alias of ", "abbreviation for ", "abbreviation of ", "abbreviated form of ", "short for ",
    "short form of ", "shortened form of ", "contraction of ", "shorthand for ", "acronym for ", "acronym of ",
    "initialism for ", "initialism of ", "stands for ", "\u2192 "};
// clang-format on

/// Verbs that begin headings, cells and items: "Measure ...", "Combines ...".
inline constexpr std::string_view kVerbs[] = {
    "achieve",   "add",       "adjust",    "allow",     "analyze", "apply",     "assess",   "attend",
    "avoid",     "become",    "begin",     "bring",     "build",   "calculate", "capture",  "cause",
    "change",    "check",     "choose",    "collect",   "combine", "come",      "compare",  "compute",
    "consider",  "contain",   "convert",   "create",    "define",  "deploy",    "describe", "determine",
    "develop",   "eliminate", "enable",    "encode",    "ensure",  "establish", "evaluate", "explain",
    "extend",    "extract",   "find",      "fix",       "follow",  "generate",  "get",      "give",
    "grow",      "guide",     "handle",    "have",      "help",    "hold",      "identify", "improve",
    "include",   "increase",  "interpret", "introduce", "keep",    "lack",      "learn",    "limit",
    "maintain",  "make",      "manage",    "maximize",  "measure", "minimize",  "modify",   "monitor",
    "move",      "need",      "observe",   "obtain",    "offer",   "operate",   "optimize", "perform",
    "place",     "predict",   "prepare",   "prevent",   "produce", "promote",   "propose",  "protect",
    "prove",     "provide",   "put",       "reach",     "reduce",  "remove",    "repeat",   "replace",
    "report",    "represent", "require",   "run",       "see",     "select",    "separate", "serve",
    "set",       "show",      "simplify",  "simulate",  "size",    "solve",     "specify",  "start",
    "stop",      "store",     "support",   "take",      "test",    "track",     "train",    "transform",
    "treat",     "try",       "turn",      "update",    "use",     "validate",  "vary",     "verify",
    "visualize", "work",      "write"};

/// Words in headings of sections that praise, warn, advise or illustrate.
inline constexpr std::string_view kTalkSections[] = {
    "why",           "matter",      "benefit",        "advantage", "disadvantage",
    "importance",    "important",   "impact",         "practice",  "practical",
    "application",   "use",         "usage",          "challenge", "limitation",
    "consideration", "insight",     "trend",          "future",    "deployment",
    "operational",   "outcome",     "business",       "kpi",       "pitfall",
    "tip",           "guideline",   "recommendation", "cost",      "quality",
    "strategy",      "implication", "strength",       "weakness",  "concern",
    "risk",          "failure",     "comparison",     "versus",    "vs",
    "pro",           "con",         "where",          "adoption",  "success",
    "result",        "performance", "example",        "property",  "assumption",
    "context",       "real"};

/// Words in headings of sections that list members: things that need the concept rather than being needed by
/// it.
inline constexpr std::string_view kMemberSections[] = {
    "variant", "variation",      "extension", "type",         "kind",      "family",    "example",
    "model",   "system",         "tool",      "platform",     "library",   "framework", "application",
    "product", "implementation", "resource",  "notable",      "popular",   "ecosystem", "landscape",
    "vendor",  "software",       "method",    "architecture", "comparison"};

/// Words in headings of sections that explain how a thing works: what they introduce is needed.
inline constexpr std::string_view kCoreSections[] = {
    "how",         "work",         "mechanism", "core",       "principle",   "process",
    "component",   "architecture", "objective", "foundation", "fundamental", "mathematical",
    "formulation", "formula",      "theory",    "idea",       "concept",     "definition",
    "what",        "step",         "training",  "structure",  "intuition",   "basis"};

/// Headings of lists of what to read next.
inline constexpr std::string_view kSeeAlsoSections[] = {"also", "related", "further", "next", "cross"};

/// Phrases after which a sentence names what its subject stands on. Words separated by blanks, folded,
/// singular.
inline constexpr std::string_view kStandsOn[] = {
    "base on",      "based on",     "built on",      "build on",          "builds on",
    "build upon",   "built upon",   "derived from",  "derive from",       "extend",
    "extending",    "extension of", "generalize",    "generalization of", "variant of",
    "version of",   "form of",      "type of",       "kind of",           "special case of",
    "instance of",  "use",          "using",         "require",           "rely on",
    "relies on",    "relying on",   "combine",       "combining",         "apply",
    "applying",     "trained with", "train with",    "trained by",        "minimize",
    "minimise",     "maximize",     "maximise",      "inspired by",       "borrowed from",
    "adapted from", "approximate",  "parameterize",  "computed by",       "formulated as",
    "defined by",   "rest on",      "rests on",      "rooted in",         "grounded in",
    "founded on",   "building on",  "governed by",   "powered by",        "driven by",
    "adapt",        "adapting",     "adaptation of", "leverage",          "leveraging",
    "employ",       "employing",    "incorporate",   "incorporating",     "exploit",
    "exploiting",   "in terms of",  "follow from"};

/// Those that say so outright; what they name may be a list.
inline constexpr std::string_view kRequires[] = {
    "require",  "need",       "depend on", "build on",    "built on",   "base on",
    "based on", "presuppose", "assume",    "rely on",     "built from", "derived from",
    "rest on",  "rests on",   "rooted in", "grounded in", "founded on", "building on"};

/// Phrases between a thing and what requires it.
inline constexpr std::string_view kRequiredBy[] = {
    "required by",     "required for",    "needed by", "needed for", "prerequisite for",
    "prerequisite of", "prerequisite to", "basis of",  "basis for",  "foundation of",
    "foundation for",  "underlie",        "underpin"};

/// ... that say outright what is to be known first.
inline constexpr std::string_view kPrerequisiteOf[] = {"prerequisite for", "prerequisite of",
                                                       "prerequisite to"};

/// Words in labels behind which texts name what a thing is used for and by, and what it is like.
inline constexpr std::string_view kServingLabels[] = {"example",   "pro",          "con",
                                                      "advantage", "disadvantage", "application"};

inline constexpr std::string_view kNegations[] = {"no",      "not",   "none",   "never",
                                                  "without", "isn't", "aren't", "nothing"};

/// Words in labels and headings behind which authors list what is to be known first.
inline constexpr std::string_view kPrerequisiteLabels[] = {"prerequisite"};

/// Phrases after which a sentence names what its subject is set against, replaces or does without.
// clang-format off
inline constexpr std::string_view kSetAgainst[] = {
    "unlike", "instead of", "rather than", "compared to", "compared with", "in contrast to", "contrary to",
    "as opposed to", "versus", "vs", "replace", "replacing", "alternative to", "outperform",
    "outperforming", "surpass", "surpassed", "exceed", "without", "eliminate", "eliminating", "avoid",
    "avoiding", "no need for", "not require", "not need", "doesn't need", "don't need", "doesn't require",
    "don't require", "not based on", "not built on", "not rely on", "not depend on", "doesn't use",
    "not use", "replaced by", "superseded by", "beyond", "competitor of", "compete with", "differ from",
    "distinct from", "eliminates", "bypass", "bypassing", "over traditional", "no", "than", "in place of",
    "contrast with", "opposite of", "opposite is", "opposite", "converse of", "antonym", "superior to",
    "inferior to", "lack", "lacking", "dispense with", "independent of", "free of", "no longer",
    "opposed to", "confused with", "substitute for", "supersede", "superseding"};
// clang-format on

/// Phrases after which a sentence names what its subject is for, or what stands on it.
inline constexpr std::string_view kServes[] = {
    "behind",           "used in",         "used by",         "used for",       "use in",
    "applied to",       "apply to",        "application in",  "such as",        "including",
    "enable",           "enabling",        "power",           "powering",       "foundation of",
    "foundation for",   "basis of",        "basis for",       "precursor to",   "leading to",
    "lead to",          "extended by",     "popularized by",  "adopted by",     "implemented in",
    "available in",     "inspire",         "improve",         "improved by",    "e g",
    "for example",      "useful for",      "essential for",   "important for",  "critical for",
    "crucial for",      "required by",     "required for",    "needed by",      "needed for",
    "prerequisite for", "prerequisite of", "prerequisite to", "key to",         "underlie",
    "underpin",         "underpinning",    "suited for",      "ideal for",      "pave the way for",
    "give rise to",     "groundwork for",  "application of",  "devised by",     "named after",
    "named for",        "proved by",       "proven by",       "conjectured by", "invented by",
    "established by",   "discovered by",   "coined by",       "founded by",     "introduced by",
    "proposed by",      "written by",      "published by",    "described by"};

/// Phrases before the name of a thing, and those of them before another name or none.
inline constexpr std::string_view kNaming[] = {"called", "termed", "dubbed", "known as", "referred to as"};
inline constexpr std::string_view kNamingBesides[] = {
    "also called",         "also termed",      "also dubbed",       "also known as",
    "also referred to as", "sometimes called", "sometimes termed",  "not called",
    "not termed",          "not known as",     "not referred to as"};

/// Phrases before whoever made a thing.
inline constexpr std::string_view kMadeBy[] = {
    "devised by",   "proved by",     "proven by",     "conjectured by", "invented by",  "established by",
    "coined by",    "discovered by", "founded by",    "introduced by",  "proposed by",  "written by",
    "published by", "developed by",  "patented by",   "created by",     "designed by",  "formulated by",
    "pioneered by", "suggested by",  "attributed to", "credited to",    "extension by", "work of",
    "work by",      "paper by",      "named after",   "named for",      "honour of",    "in print by",
    "found by",     "stated by",     "reported by",   "observed by",    "studied by"};

/// What people do, behind their names.
inline constexpr std::string_view kDoneByPeople[] = {
    "found",   "proposed",    "invented",     "discovered", "coined",   "described", "published",
    "proved",  "formulated",  "noticed",      "observed",   "stated",   "argued",    "wrote",
    "devised", "conjectured", "demonstrated", "pioneered",  "suggested"};

/// Words that end the names of fields, and endings of such words.
inline constexpr std::string_view kFields[] = {
    "science",    "programming", "theory",     "engineering", "computing",  "medicine",
    "law",        "music",       "sport",      "finance",     "accounting", "design",
    "networking", "learning",    "philosophy", "chemistry",   "history",    "trade",
    "industry",   "processing",  "management", "cooking",     "sailing",    "analysis"};
inline constexpr std::string_view kFieldSuffixes[] = {"ology", "ics", "graphy", "nomy", "metry"};

/// Words that begin the object of such a verb: "Leavitt found the relation".
inline constexpr std::string_view kBeginObjects[] = {"a",   "an",    "the", "that", "this",
                                                     "its", "their", "it",  "how"};

/// Words that end the names of bodies of people.
inline constexpr std::string_view kBodies[] = {"association", "society",    "institute", "university",
                                               "ministry",    "consortium", "inc",       "ltd"};

/// Verbs between a thing and what it is.
inline constexpr std::string_view kCopulas[] = {"is", "are", "was", "were", "denote", "mean"};

/// Prepositions behind the noun that a definition begins with, and are in no name: "judgment without a
/// trial".
inline constexpr std::string_view kBehindGenus[] = {"without", "between", "under",  "over",
                                                    "at",      "through", "inside", "into",
                                                    "against", "behind",  "above",  "below"};

/// What may stand before the noun that says what a thing is.
inline constexpr std::string_view kDeterminers[] = {"a",    "an",   "the",  "any",  "one",
                                                    "each", "some", "this", "these"};

inline constexpr std::string_view kRelativePronouns[] = {"which", "that", "who", "whose", "whom", "where"};

/// Words behind a noun that begin to explain it, and are no function words.
inline constexpr std::string_view kAfterHeads[] = {
    "used",      "using",        "based",      "trained",    "designed",  "consisting", "involving",
    "combining", "called",       "containing", "enabling",   "allowing",  "describing", "measuring",
    "providing", "developed",    "introduced", "proposed",   "built",     "known",      "made",
    "obtained",  "defined",      "defining",   "specifying", "applied",   "aimed",      "aiming",
    "capable",   "specifically", "operating",  "inspired",   "where",     "combined",   "created",
    "formed",    "given",        "learned",    "optimized",  "performed", "released",   "working",
    "arising",   "originating",  "caused",     "occurring",  "resulting", "written",    "played",
    "placed",    "located",      "lying",      "found",      "produced",  "having",     "whose"};

/// Participles that show it by no ending: "a groove cut across".
inline constexpr std::string_view kIrregularParticiples[] = {
    "cut",  "held",    "kept",   "laid",   "bent",   "wound",  "spun",  "bound", "sent",   "taken",
    "seen", "driven",  "chosen", "broken", "woven",  "frozen", "drawn", "shown", "grown",  "thrown",
    "sewn", "torn",    "worn",   "born",   "sold",   "told",   "dug",   "hung",  "struck", "fed",
    "lost", "brought", "bought", "taught", "caught", "meant",  "felt"};

/// Nouns that end like participles.
inline constexpr std::string_view kNounsInEd[] = {"biped",   "quadruped", "watershed", "seabed",  "riverbed",
                                                  "hundred", "hatred",    "moped",     "infrared"};

/// Between the terms of what is computed: "revenue minus costs".
inline constexpr std::string_view kOperators[] = {"minus", "plus"};

/// What is computed of other things: "the mean of the squares" is no mean.
inline constexpr std::string_view kQuantities[] = {
    "mean",     "average",    "median",  "sum",         "difference", "product",    "quotient",
    "ratio",    "square",     "root",    "logarithm",   "gradient",   "derivative", "integral",
    "variance", "covariance", "inverse", "expectation", "maximum",    "minimum",    "number"};

/// "A kind of ..."
inline constexpr std::string_view kKindNouns[] = {"kind", "type",     "form", "class",   "family",
                                                  "sort", "category", "case", "example", "instance"};

/// "A part of ...", and what the graph counts as one.
inline constexpr std::string_view kPartNouns[] = {"part",      "component", "step",       "stage",
                                                  "phase",     "element",   "variant",    "version",
                                                  "extension", "block",     "ingredient", "module"};

/// Words in headings of lists of parts and variants.
inline constexpr std::string_view kPartSections[] = {
    "component", "part", "step", "stage", "phase", "element", "workflow", "pipeline", "ingredient", "module"};
inline constexpr std::string_view kKindSections[] = {"type", "kind", "sort", "variety"};
/// ... and in sentences before such lists.
inline constexpr std::string_view kPartsFollow[] = {"contain", "contains",  "comprise", "comprises",
                                                    "part",    "component", "consist",  "consists"};
inline constexpr std::string_view kMainKinds[] = {"main", "common", "basic", "major", "different", "usual"};
inline constexpr std::string_view kVariantSections[] = {"variant", "variation", "extension", "version"};

/// ... of what is spoken of as "the": "the outer layer of the hull", but "a layer of paint".
inline constexpr std::string_view kDefiniteParts[] = {"half", "layer", "portion", "section", "end", "side"};
inline constexpr std::string_view kForms[] = {"form", "make"};
inline constexpr std::string_view kHas[] = {"has", "have", "contain"};
/// What wholes are spoken of as, and words before them.
inline constexpr std::string_view kWholePronouns[] = {"it", "they", "each", "this"};
inline constexpr std::string_view kWholeDeterminers[] = {"every", "each", "all", "any"};
/// "It has three *sections*: ..."
inline constexpr std::string_view kCountedParts[] = {"part",    "section", "layer",  "component",
                                                     "element", "piece",   "half",   "stage",
                                                     "step",    "phase",   "region", "segment"};
inline constexpr std::string_view kNumbers[] = {"two",   "three",   "four", "five", "six",
                                                "seven", "eight",   "nine", "ten",  "several",
                                                "one",   "various", "many"};
inline constexpr std::string_view kNumbersOfKinds[] = {"two",   "three", "four", "five",    "six", "seven",
                                                       "eight", "nine",  "ten",  "several", "many"};
/// Words that count what they stand before: "some thousands of", "at least two".
inline constexpr std::string_view kCounts[] = {
    "one",      "two",   "three",  "four",     "five",       "six",     "seven",     "eight",
    "nine",     "ten",   "more",   "several",  "some",       "many",    "few",       "hundred",
    "thousand", "dozen", "of",     "least",    "at",         "up",      "to",        "pair",
    "number",   "set",   "series", "optional", "optionally", "usually", "sometimes", "various"};

/// Phrases before what the subject is set against, as its equal.
inline constexpr std::string_view kUnlike[] = {
    "unlike",          "in contrast to",     "contrary to",         "as opposed to",
    "alternative to",  "differ from",        "differs from",        "distinct from",
    "competitor of",   "compete with",       "contrast with",       "opposite of",
    "opposite is",     "converse of",        "confused with",       "not to be confused with",
    "confuse with",    "confuse it with",    "as distinct from",    "mixed up with",
    "mix it up with",  "mix this up with",   "confuse this with",   "mistaken for",
    "mistake it for",  "distinguished from", "distinguish it from", "kept apart from",
    "not the same as", "different from",     "as against",          "contrasted with",
    "mirror image of", "differ in this from"};

/// ... and such that only say so of what a sentence names.
inline constexpr std::string_view kRatherThan[] = {"compared to", "compared with", "rather than",
                                                   "instead of"};

/// Words behind which the other one of two things set against each other is spoken of.
inline constexpr std::string_view kWhereas[] = {"whereas"};
inline constexpr std::string_view kOnTheOtherHand[] = {"by contrast", "in contrast", "on the other hand"};
/// Words before two things that are taken for each other.
inline constexpr std::string_view kMixedUp[] = {"mix up", "mixes up", "confuse", "confuses", "mistake"};
/// ... and such that send a reader to it.
inline constexpr std::string_view kReferrals[] = {"compare", "cf", "contrast"};
/// Words that open a sentence about what its text is about, and such that tell a reader what not to do.
inline constexpr std::string_view kItsPronouns[] = {"it", "they"};
inline constexpr std::string_view kInstructions[] = {"do",       "don't",   "not",      "never",
                                                     "students", "readers", "beginners"};

/// Words that begin a sentence which only names the opposite.
inline constexpr std::string_view kOpposite[] = {"opposite", "antonym"};
inline constexpr std::string_view kPrepositions[] = {"for", "of",   "in",  "with", "to",
                                                     "on",  "from", "via", "by"};
/// What compares or enumerates people stands in no name.
inline constexpr std::string_view kNeverInside[] = {"vs", "versus", "et", "al"};
inline constexpr std::string_view kVersus[] = {"vs", "versus"};

/// "It belongs to the boats."
inline constexpr std::string_view kBelongs[] = {"belong to",     "belongs to",   "classed among",
                                                "counted among", "classed with", "classified as",
                                                "numbered among"};

/// Phrases between a kind and its examples, and between a whole and its parts.
inline constexpr std::string_view kExampleIntroductions[] = {"such as", "like", "e g", "for example",
                                                             "for instance"};
inline constexpr std::string_view kKindsOpenAList[] = {"example", "type", "kind",  "form",
                                                       "variety", "sort", "class", "category"};
inline constexpr std::string_view kListsKinds[] = {"are", "include"};
/// "Other kinds are", "This type is": not those of what the text is about.
inline constexpr std::string_view kNotItsKinds[] = {"other", "this", "that", "these", "those", "such"};
inline constexpr std::string_view kConsisting[] = {"consisting of", "composed of", "made up of"};
inline constexpr std::string_view kConsistsOf[] = {"consist of",    "consists of",    "comprise",
                                                   "comprises",     "is composed of", "are composed of",
                                                   "is made up of", "are made up of"};

/// Words before the name of a thing that others are improvements on.
inline constexpr std::string_view kOriginals[] = {"original",    "standard",  "vanilla",
                                                  "classic",     "classical", "conventional",
                                                  "traditional", "basic",     "plain"};

/// Last words of the head of a first column whose rows are kinds of the thing named before: "Coupling level".
inline constexpr std::string_view kKindHeads[] = {"level", "type",  "kind",     "form",
                                                  "mode",  "class", "category", "variant"};

/// Heads of the first column of a table whose rows are things with names.
inline constexpr std::string_view kNamingColumns[] = {
    "model",        "method",    "algorithm", "type",   "name",      "approach", "tool",      "sampler",
    "architecture", "technique", "loss",      "metric", "system",    "variant",  "parameter", "term",
    "concept",      "framework", "function",  "scheme", "mechanism", "course",   "software",  "library",
    "simulator",    "number",    "component", "layer",  "material",  "explainer"};

/// Words before the number of a place in some text, and months before a day: "Figure 3", "June 12".
inline constexpr std::string_view kBeforeNumbers[] = {
    "figure",   "fig",    "table",     "chapter", "section",  "equation", "eq",    "listing",
    "appendix", "page",   "footnote",  "january", "february", "march",    "april", "june",
    "july",     "august", "september", "october", "november", "december"};

/// Words of one's own remarks, answers, what heads lists, and countries behind which names stand.
inline constexpr std::string_view kRemarks[] = {"todo",         "fixme",   "xxx", "tbd", "yes", "ok",
                                                "prerequisite", "keyword", "us",  "uk",  "usa"};

/// Roman numerals of two letters and more, but for VI, which is an editor.
inline constexpr std::string_view kNumerals[] = {"ii", "iii", "iv",   "vii", "viii", "ix",
                                                 "xi", "xii", "xiii", "xiv", "xv"};

/// Words behind which one word that is set off names a thing and is not stressed: "the *keel*". Folded.
inline constexpr std::string_view kBeforeTerms[] = {"a",     "an",   "the",   "called", "termed", "dubbed",
                                                    "named", "as",   "of",    "and",    "or",     "its",
                                                    "their", "this", "these", "by",     "into",   "with"};

/// Nouns that a file is called by behind its format: "XCF file" is XCF.
inline constexpr std::string_view kFileTails[] = {"file", "format"};

/// Nouns that a name may end with or leave out: "SeaSail model" is SeaSail.
inline constexpr std::string_view kDroppableTails[] = {"loss",         "method",  "algorithm", "layer",
                                                       "model",        "network", "framework", "technique",
                                                       "architecture", "approach"};

/// Words behind a name of several words that name the same thing again: "load-sharing technique".
inline constexpr std::string_view kSameThingTails[] = {"loss",         "layer",      "method",    "algorithm",
                                                       "technique",    "approach",   "framework", "mechanism",
                                                       "architecture", "technology", "problem"};

/// Nouns for what is often named after somebody.
inline constexpr std::string_view kEponymHeads[] = {
    "law",    "equation",  "relation",  "relationship", "theorem",  "rule",      "principle",  "inequality",
    "effect", "criterion", "condition", "lemma",        "paradox",  "algorithm", "transform",  "distance",
    "trick",  "constant",  "dynamics",  "distribution", "sampling", "postulate", "conjecture", "divergence"};

/// ... also where somebody owns it: "Hughes' law".
inline constexpr std::string_view kOwnedHeads[] = {"law",        "equation",   "theorem",   "principle",
                                                   "inequality", "effect",     "lemma",     "paradox",
                                                   "postulate",  "conjecture", "criterion", "constant"};

/// Nouns for what is named after somebody, who then stands for it: "temperature (Arrhenius)".
inline constexpr std::string_view kNamedAfterHeads[] = {"law",          "equation",   "relation",
                                                        "relationship", "theorem",    "rule",
                                                        "principle",    "inequality", "distribution"};

/// Words for the doing of the thing itself: "X pre-training" in a header that also lists X speaks of X.
inline constexpr std::string_view kSelfTails[] = {"pre training", "pretraining", "method",
                                                  "framework",    "algorithm",   "technique"};

}  // namespace cairn::importers::cues
