#include "query/planning/plan_description.h"

#include <algorithm>
#include <limits>

namespace cairn::query::planning {

namespace {

using bound::Slot;
using Kind = bound::Expression::Kind;

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

const char* sign(syntax::Comparison comparison) {
  constexpr const char* kSigns[] = {" = ", " <> ", " < ", " <= ", " > ", " >= "};
  return kSigns[static_cast<std::size_t>(comparison)];
}

/// Describes the operators of one plan.
class Description {
 public:
  Description(const bound::Query& query, const ErrorSource& source) : query_(query), source_(source) {}

  std::vector<PlanLine> lines(const plan::Operator& top) {
    add(top, 0);
    return std::move(lines_);
  }

 private:
  void add(const plan::Operator& top, std::size_t depth) {
    for (const auto* at = &top; at != nullptr; at = at->input.get()) {
      const std::size_t line = lines_.size();
      lines_.emplace_back();
      inner_.clear();
      const auto [name, details] = std::visit([this](const auto& form) { return tell(form); }, at->form);
      lines_[line] = {std::string(2 * depth, ' ') + name, details, at};
      const auto inner = std::move(inner_);
      for (const auto* plan : inner) add(*plan, depth + 1);
    }
  }

  using Told = std::pair<std::string, std::string>;

  Told tell(const plan::Argument& /*form*/) { return {"Argument", ""}; }
  Told tell(const plan::NodeScan& form) {
    if (!form.label) return {"AllNodesScan", name(form.slot)};
    return {"LabelScan", name(form.slot) + ":" + *form.label};
  }
  Told tell(const plan::NameSeek& form) {
    return {"NameSeek", name(form.slot) + ":Concept, name = " + text(*form.name)};
  }
  Told tell(const plan::IdSeek& form) {
    const std::string id = "id(" + name(form.slot) + ")";
    return {"IdSeek",
            form.equal != nullptr ? id + " = " + text(*form.equal) : id + " IN " + text(*form.one_of)};
  }
  Told tell(const plan::IndexSeek& form) {
    std::vector<std::string> conditions;
    const std::string property = name(form.slot) + "." + form.key;
    if (form.equal != nullptr) conditions.push_back(property + " = " + text(*form.equal));
    if (form.one_of != nullptr) conditions.push_back(property + " IN " + text(*form.one_of));
    if (form.from != nullptr)
      conditions.push_back(property + (form.from_inclusive ? " >= " : " > ") + text(*form.from));
    if (form.to != nullptr)
      conditions.push_back(property + (form.to_inclusive ? " <= " : " < ") + text(*form.to));
    return {"IndexSeek", name(form.slot) + ":" + form.label + ", " + joined(conditions, " AND ")};
  }
  Told tell(const plan::Expand& form) { return {form.into ? "ExpandInto" : "Expand", step(form, "")}; }
  Told tell(const plan::ExpandVariable& form) {
    return {form.step.into ? "ExpandVariableInto" : "ExpandVariable", step(form.step, length(form))};
  }
  Told tell(const plan::ShortestPath& form) {
    return {form.all ? "AllShortestPaths" : "ShortestPath", step(form.walk.step, length(form.walk))};
  }
  Told tell(const plan::HashJoin& form) {
    inner_.push_back(form.inner.get());
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < form.outer_keys.size(); ++i) {
      keys.push_back(text(*form.outer_keys[i]) + " = " + text(*form.inner_keys[i]));
    }
    return {"HashJoin", joined(keys, " AND ")};
  }
  Told tell(const plan::Filter& form) {
    std::vector<std::string> conditions;
    for (const auto* condition : form.conditions) conditions.push_back(text(*condition));
    return {"Filter", joined(conditions, " AND ")};
  }
  Told tell(const plan::Compute& form) {
    std::vector<std::string> parts;
    for (const auto* assignment : form.assignments) {
      const std::string value =
          assignment->expression.kind == Kind::kPath ? "path" : text(assignment->expression);
      const std::string given = name(assignment->slot);
      parts.push_back(value == given ? value : value + " AS " + given);
    }
    return {"Projection", joined(parts, ", ")};
  }
  Told tell(const plan::Aggregate& form) {
    std::vector<std::string> parts;
    for (const auto& key : form.projection->keys) parts.push_back(text(key.expression));
    std::vector<std::string> computed;
    for (const auto& aggregate : form.projection->aggregates) computed.push_back(source_text(aggregate.span));
    return {"Aggregate", joined(computed, ", ") + (parts.empty() ? "" : " by " + joined(parts, ", "))};
  }
  Told tell(const plan::StoredCount& form) {
    if (!form.of_relationships) return {"StoredCount", form.label ? "nodes :" + *form.label : "nodes"};
    return {"StoredCount", "relationships" + (form.types.empty() ? "" : " :" + joined(form.types, "|"))};
  }
  Told tell(const plan::Distinct& form) { return {"Distinct", names(form.slots)}; }
  Told tell(const plan::Sort& form) {
    std::vector<std::string> keys;
    for (const auto& key : *form.keys) keys.push_back(text(key.expression) + (key.descending ? " DESC" : ""));
    return {form.limit == nullptr ? "Sort" : "Top", joined(keys, ", ")};
  }
  Told tell(const plan::Skip& form) { return {"Skip", text(*form.count)}; }
  Told tell(const plan::Limit& form) { return {"Limit", text(*form.count)}; }
  Told tell(const plan::Unwind& form) {
    return {"Unwind", text(form.unwind->list) + " AS " + name(form.unwind->slot)};
  }
  Told tell(const plan::Optional& form) {
    inner_.push_back(form.inner.get());
    return {"Optional", names(form.introduced)};
  }
  Told tell(const plan::Learning& form) {
    constexpr const char* kNames[] = {"Prerequisites", "LearningPath", "Why", "NextSteps", "Related"};
    std::vector<std::string> goals;
    for (const auto& goal : form.learning->goals) goals.push_back(text(goal));
    return {kNames[static_cast<std::size_t>(form.learning->question)], joined(goals, ", ")};
  }
  Told tell(const plan::Create& /*form*/) { return {"Create", ""}; }
  Told tell(const plan::Change& form) {
    std::vector<std::string> subjects;
    for (const auto& item : *form.items) {
      subjects.push_back(text(item.subject) + (item.key.empty() ? "" : "." + item.key));
    }
    return {"Change", joined(subjects, ", ")};
  }
  Told tell(const plan::Delete& form) {
    std::vector<std::string> subjects;
    for (const auto& subject : form.remove->subjects) subjects.push_back(text(subject));
    return {form.remove->detach ? "DetachDelete" : "Delete", joined(subjects, ", ")};
  }
  Told tell(const plan::Merge& form) {
    inner_.push_back(form.match.get());
    return {"Merge", ""};
  }
  Told tell(const plan::Call& form) { return {"Call", form.call->procedure->name}; }
  Told tell(const plan::Union& form) {
    for (const auto& part : form.parts) inner_.push_back(part.get());
    return {"Union", ""};
  }

  /// The variable, or a number for what has no name.
  std::string name(Slot slot) const {
    const std::string& given = query_.slot_names[slot];
    return given.empty() ? "#" + std::to_string(slot) : given;
  }
  std::string names(const std::vector<Slot>& slots) const {
    std::vector<std::string> all;
    for (const Slot slot : slots) all.push_back(name(slot));
    return joined(all, ", ");
  }

  std::string step(const plan::Expand& form, const std::string& range) const {
    const bool left = form.direction == graph::Direction::kIncoming;
    const bool right = form.direction == graph::Direction::kOutgoing;
    const std::string types = form.types.empty() ? "" : ":" + joined(form.types, "|");
    return "(" + name(form.from) + ")" + (left ? "<-[" : "-[") + name(form.relationship) + types + range +
           (right ? "]->(" : "]-(") + name(form.to) + ")";
  }

  static std::string length(const plan::ExpandVariable& form) {
    const bool open = form.most == std::numeric_limits<std::size_t>::max();
    if (form.least == form.most) return form.least == 1 ? "" : "*" + std::to_string(form.least);
    return "*" + std::to_string(form.least) + ".." + (open ? "" : std::to_string(form.most));
  }

  std::string source_text(Span span) const {
    std::string found = source_.text().substr(span.begin, span.end - span.begin);
    std::replace(found.begin(), found.end(), '\n', ' ');
    return found;
  }

  /// As it is written, or as it would be for what the planner adds.
  std::string text(const bound::Expression& expression) const {
    const auto& operands = expression.operands;
    switch (expression.kind) {
      case Kind::kSlot:
        return name(expression.slot);
      case Kind::kList: {
        std::vector<std::string> elements;
        for (const auto& operand : operands) elements.push_back(text(operand));
        return "[" + joined(elements, ", ") + "]";
      }
      case Kind::kHasLabels:
        return text(operands[0]) + ":" + joined(expression.names, ":");
      case Kind::kIsNode:
        return text(operands[0]) + " is a node";
      case Kind::kIsRelationship:
        return text(operands[0]) + " is a relationship";
      case Kind::kMatchesMap:
        return text(operands[0]) + " has " + text(operands[1]);
      case Kind::kProperty:
        return text(operands[0]) + "." + expression.names[0];
      case Kind::kComparison:
        if (expression.comparisons.size() == 1) {
          return text(operands[0]) + sign(expression.comparisons[0]) + text(operands[1]);
        }
        return source_text(expression.span);
      default:
        return source_text(expression.span);
    }
  }

  const bound::Query& query_;
  const ErrorSource& source_;
  std::vector<PlanLine> lines_;
  std::vector<const plan::Operator*> inner_;  ///< plans inside the operator that is being described
};

}  // namespace

std::vector<PlanLine> describe(const plan::Operator& plan, const bound::Query& query,
                               const ErrorSource& source) {
  return Description(query, source).lines(plan);
}

}  // namespace cairn::query::planning
