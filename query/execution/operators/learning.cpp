#include "query/execution/operators/learning.h"

#include <algorithm>
#include <unordered_set>

#include "graph/vocabulary.h"
#include "learning/field.h"
#include "learning/next_steps.h"
#include "learning/path.h"
#include "learning/related.h"
#include "learning/time_budget.h"
#include "learning/why.h"
#include "query/concepts.h"
#include "query/execution/evaluator.h"
#include "query/function_error.h"

namespace cairn::query::execution {

using bound::LearningColumn;

void LearningOperator::work(Row& row, Batch& out) {
  switch (plan_.learning->question) {
    case syntax::Question::kPrerequisites:
      return prerequisites(row, out);
    case syntax::Question::kLearningPath:
      return learning_path(row, out);
    case syntax::Question::kWhy:
      return why(row, out);
    case syntax::Question::kNextSteps:
      return next_steps(row, out);
    case syntax::Question::kRelated:
      return related(row, out);
  }
}

learning::Question LearningOperator::question(Row& row) {
  const bound::Learning& asked = *plan_.learning;
  learning::Question question;
  question.goals = concepts(asked.goals, row);
  question.known = concepts(asked.known, row);
  question.interrupt = [this] { context().check_cancelled(); };
  question.strictly = asked.strictly;
  if (asked.depth) question.depth = evaluate_count(*asked.depth, row, context(), "DEPTH");
  if (asked.min_confidence) {
    const Value least = evaluate(*asked.min_confidence, row, context());
    if (!least.is_number()) {
      context().source.runtime_error("TypeError", "InvalidArgumentType",
                                     "MIN CONFIDENCE wants a number from 0 to 1, not " + type_name(least),
                                     asked.min_confidence->span);
    }
    question.min_confidence =
        least.integer() != nullptr ? static_cast<double>(*least.integer()) : *least.float64();
  }
  return question;
}

std::vector<graph::NodeId> LearningOperator::concepts(const std::vector<bound::Expression>& expressions,
                                                      Row& row) {
  std::vector<graph::NodeId> ids;
  std::unordered_set<graph::NodeId> seen;
  for (const auto& expression : expressions) {
    const Value value = evaluate(expression, row, context());
    for (const graph::NodeId id :
         guarded(context().source, expression.span, [&] { return concepts_of(context().view, value); })) {
      if (seen.insert(id).second) ids.push_back(id);
    }
  }
  return ids;
}

List LearningOperator::names(const std::vector<graph::NodeId>& ids) {
  context().records.fetch(ids, {});
  List names;
  for (const graph::NodeId id : ids) {
    names.push_back(context().records.property(NodeValue{id, nullptr}, std::string(graph::key::kName)));
  }
  std::sort(names.begin(), names.end(), ValueLess());
  return names;
}

/// The evidence of a relationship as a list of maps {text, source, line}; of a person's correction the reason
/// and who gave it.
Value LearningOperator::evidence(graph::RelationshipId relationship) {
  List found;
  if (relationship == 0) return found;
  const Value holder = RelationshipValue{relationship, nullptr};
  const auto part = [&](std::string_view key) {
    return context().records.property(holder, std::string(key));
  };
  const Value texts = part(graph::key::kEvidence);
  const Value sources = part(graph::key::kEvidenceSources);
  const Value lines = part(graph::key::kEvidenceLines);
  if (texts.list() == nullptr) {
    const Value reason = part(graph::key::kReason);
    if (reason.string() != nullptr)
      found.emplace_back(Map{{"text", reason}, {"source", part(graph::key::kBy)}, {"line", Value()}});
    return found;
  }
  const auto at = [](const Value& list, std::size_t i) {
    return list.list() != nullptr && i < list.list()->size() ? (*list.list())[i] : Value();
  };
  for (std::size_t i = 0; i < texts.list()->size(); ++i) {
    found.emplace_back(Map{{"text", at(texts, i)}, {"source", at(sources, i)}, {"line", at(lines, i)}});
  }
  return found;
}

bool LearningOperator::wants(LearningColumn column) const {
  const auto& outputs = plan_.learning->outputs;
  return std::any_of(outputs.begin(), outputs.end(),
                     [column](const auto& output) { return output.first == column; });
}

void LearningOperator::emit(Row& row, Columns columns, Batch& out) const {
  out.push_back(row);
  for (const auto& [column, slot] : plan_.learning->outputs) {
    const LearningColumn wanted = column;
    const auto value = std::find_if(columns.begin(), columns.end(),
                                    [wanted](const auto& entry) { return entry.first == wanted; });
    if (value != columns.end()) out.back()[slot] = value->second;
  }
}

namespace {

Value group_value(const std::optional<std::int64_t>& group) {
  return group ? Value(*group) : Value();
}

template <typename Answer>
void fetch_reasons(Context& context, const std::vector<Answer>& answer) {
  std::vector<graph::RelationshipId> ids;
  for (const auto& part : answer) ids.push_back(part.because);
  context.records.fetch({}, ids);
}

}  // namespace

void LearningOperator::prerequisites(Row& row, Batch& out) {
  const auto answer = learning::prerequisites(context().view, question(row));
  fetch_reasons(context(), answer);
  std::vector<graph::NodeId> ids;
  for (const auto& found : answer) ids.push_back(found.concept_id);
  auto fields = wants(LearningColumn::kField) ? learning::fields(context().view, ids)
                                              : std::vector<std::string>(ids.size());
  for (std::size_t i = 0; i < answer.size(); ++i) {
    const auto& found = answer[i];
    emit(row,
         {{LearningColumn::kConcept, NodeValue{found.concept_id, nullptr}},
          {LearningColumn::kField, std::move(fields[i])},
          {LearningColumn::kDepth, static_cast<std::int64_t>(found.depth)},
          {LearningColumn::kConfidence, found.confidence},
          {LearningColumn::kGroup, group_value(found.group)},
          {LearningColumn::kRequiredBy, names(found.required_by)},
          {LearningColumn::kEvidence, evidence(found.because)}},
         out);
  }
}

void LearningOperator::learning_path(Row& row, Batch& out) {
  learning::PathForm form;
  form.with_known = plan_.learning->including_known;
  if (const auto& pace = plan_.learning->pace) {
    form.words_a_minute = static_cast<std::int64_t>(evaluate_count(*pace, row, context(), "PACE"));
    if (form.words_a_minute == 0) {
      context().source.runtime_error("ArgumentError", "InvalidArgumentValue",
                                     "PACE wants at least one word a minute", pace->span);
    }
  }
  auto steps = learning::learning_path(context().view, question(row), form);
  if (plan_.learning->minutes) {
    const auto minutes = evaluate_count(*plan_.learning->minutes, row, context(), "WITHIN");
    steps = learning::steps_within(std::move(steps), static_cast<std::int64_t>(minutes),
                                   [this] { context().check_cancelled(); });
  }
  fetch_reasons(context(), steps);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    emit(row,
         {{LearningColumn::kPosition, static_cast<std::int64_t>(i + 1)},
          {LearningColumn::kConcept, NodeValue{steps[i].concept_id, nullptr}},
          {LearningColumn::kStage, steps[i].stage},
          {LearningColumn::kField, steps[i].field},
          {LearningColumn::kMinutes, steps[i].minutes},
          {LearningColumn::kGroup, group_value(steps[i].group)},
          {LearningColumn::kGoal, steps[i].goal},
          {LearningColumn::kKnown, steps[i].known},
          {LearningColumn::kRequires, names(steps[i].requirements)},
          {LearningColumn::kEvidence, evidence(steps[i].because)}},
         out);
  }
}

void LearningOperator::next_steps(Row& row, Batch& out) {
  for (const auto& step : learning::next_steps(context().view, question(row))) {
    emit(row,
         {{LearningColumn::kConcept, NodeValue{step.concept_id, nullptr}},
          {LearningColumn::kGroup, group_value(step.group)},
          {LearningColumn::kUnlocks, names(step.unlocks)}},
         out);
  }
}

void LearningOperator::related(Row& row, Batch& out) {
  constexpr std::size_t kUsually = 10;
  const auto& limit = plan_.learning->limit;
  const std::size_t most = limit ? evaluate_count(*limit, row, context(), "LIMIT") : kUsually;
  const auto asked = concepts(plan_.learning->goals, row);
  for (const auto& found :
       learning::related_concepts(context().view, asked, most, [this] { context().check_cancelled(); })) {
    emit(row,
         {{LearningColumn::kConcept, NodeValue{found.concept_id, nullptr}},
          {LearningColumn::kScore, found.score},
          {LearningColumn::kVia, names(found.via)}},
         out);
  }
}

void LearningOperator::why(Row& row, Batch& out) {
  const auto& ends = plan_.learning->goals;
  const auto from = concepts({ends[0]}, row);
  const auto to = concepts({ends[1]}, row);
  if (from.size() != 1 || to.size() != 1) {
    context().source.runtime_error("ArgumentError", "InvalidArgumentValue",
                                   "WHY wants one concept on each side", plan_.learning->span);
  }
  const auto chain =
      learning::why(context().view, from.front(), to.front(), [this] { context().check_cancelled(); });
  if (chain.empty()) return;
  Path path;
  List sentences;
  path.nodes.push_back({from.front(), nullptr});
  for (const auto& link : chain) {
    path.relationships.push_back({link.relationship, nullptr});
    path.nodes.push_back({link.to, nullptr});
    sentences.push_back(evidence(link.relationship));
  }
  emit(row,
       {{LearningColumn::kPath, Value(std::move(path))},
        {LearningColumn::kEvidence, Value(std::move(sentences))}},
       out);
}

}  // namespace cairn::query::execution
