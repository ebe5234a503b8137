#include "query/binding/binder.h"

#include <algorithm>
#include <array>
#include <set>

#include "query/binding/expression_binder.h"
#include "query/binding/pattern_binder.h"
#include "query/binding/scope.h"
#include "text/similarity.h"

namespace cairn::query::binding {

namespace {

using bound::LearningColumn;

struct NamedColumn {
  std::string_view name;
  LearningColumn column;
  VariableKind kind;
};

constexpr std::array kPrerequisiteColumns = {
    NamedColumn{"concept", LearningColumn::kConcept, VariableKind::kNode},
    NamedColumn{"depth", LearningColumn::kDepth, VariableKind::kValue},
    NamedColumn{"confidence", LearningColumn::kConfidence, VariableKind::kValue},
    NamedColumn{"group", LearningColumn::kGroup, VariableKind::kValue},
    NamedColumn{"required_by", LearningColumn::kRequiredBy, VariableKind::kValue},
    NamedColumn{"evidence", LearningColumn::kEvidence, VariableKind::kValue},
};
constexpr std::array kPathColumns = {
    NamedColumn{"position", LearningColumn::kPosition, VariableKind::kValue},
    NamedColumn{"concept", LearningColumn::kConcept, VariableKind::kNode},
    NamedColumn{"minutes", LearningColumn::kMinutes, VariableKind::kValue},
    NamedColumn{"group", LearningColumn::kGroup, VariableKind::kValue},
    NamedColumn{"goal", LearningColumn::kGoal, VariableKind::kValue},
    NamedColumn{"requires", LearningColumn::kRequires, VariableKind::kValue},
    NamedColumn{"evidence", LearningColumn::kEvidence, VariableKind::kValue},
};
constexpr std::array kWhyColumns = {
    NamedColumn{"path", LearningColumn::kPath, VariableKind::kPath},
    NamedColumn{"evidence", LearningColumn::kEvidence, VariableKind::kValue},
};

std::vector<NamedColumn> columns_of(syntax::Question question) {
  switch (question) {
    case syntax::Question::kPrerequisites:
      return {kPrerequisiteColumns.begin(), kPrerequisiteColumns.end()};
    case syntax::Question::kLearningPath:
      return {kPathColumns.begin(), kPathColumns.end()};
    case syntax::Question::kWhy:
      break;
  }
  return {kWhyColumns.begin(), kWhyColumns.end()};
}

class Binder {
 public:
  explicit Binder(const ErrorSource& source) : source_(source) {}

  bound::Query bind(const syntax::Query& query) {
    check_composition(query);
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
      const bool last = i + 1 == query.clauses.size();
      bind_clause(query.clauses[i], last);
    }
    query_.slot_names = slots_.take_names();
    query_.slot_count = query_.slot_names.size();
    return std::move(query_);
  }

 private:
  void check_composition(const syntax::Query& query) const {
    for (std::size_t i = 0; i + 1 < query.clauses.size(); ++i) {
      if (std::holds_alternative<syntax::Return>(query.clauses[i].form)) {
        source_.syntax_error("InvalidClauseComposition", "RETURN must be the last clause",
                             query.clauses[i].span);
      }
    }
    const syntax::Clause& last = query.clauses.back();
    if (!std::holds_alternative<syntax::Return>(last.form) &&
        !std::holds_alternative<syntax::Learning>(last.form)) {
      source_.syntax_error("InvalidClauseComposition", "the query returns nothing; end it with RETURN",
                           last.span);
    }
  }

  void bind_clause(const syntax::Clause& clause, bool last) {
    if (const auto* match = std::get_if<syntax::Match>(&clause.form)) {
      query_.clauses.emplace_back(PatternBinder(source_, scope_, slots_).bind(*match));
    } else if (const auto* unwind = std::get_if<syntax::Unwind>(&clause.form)) {
      bind_unwind(*unwind);
    } else if (const auto* with = std::get_if<syntax::With>(&clause.form)) {
      bind_projection(with->projection, &*with, clause.span);
    } else if (const auto* returned = std::get_if<syntax::Return>(&clause.form)) {
      bind_projection(returned->projection, nullptr, clause.span);
    } else {
      bind_learning(std::get<syntax::Learning>(clause.form), clause.span, last);
    }
  }

  bound::Expression bind_expression(const syntax::Expression& expression) {
    return ExpressionBinder(source_, scope_, slots_, {}).bind(expression);
  }

  void refuse_rebinding(const syntax::Name& name) const {
    if (scope_.find(name.text) == nullptr) return;
    source_.syntax_error("VariableAlreadyBound",
                         "variable '" + name.text + "' is already bound; choose another name with AS",
                         name.span);
  }

  void bind_unwind(const syntax::Unwind& unwind) {
    refuse_rebinding(unwind.variable);
    bound::Unwind bound{bind_expression(*unwind.list), slots_.next(unwind.variable.text)};
    scope_.add({unwind.variable.text, bound.slot, VariableKind::kValue});
    query_.clauses.emplace_back(std::move(bound));
  }

  // --- WITH and RETURN ---

  VariableKind kind_of(const syntax::Expression& expression) const {
    const auto* variable = std::get_if<syntax::Variable>(&expression.form);
    const VariableInfo* known = variable != nullptr ? scope_.find(variable->name) : nullptr;
    return known != nullptr ? known->kind : VariableKind::kValue;
  }

  static std::string column_name(const syntax::ProjectionItem& item) {
    return item.alias ? item.alias->text : item.text;
  }

  void check_items(const syntax::Projection& projection, bool is_with, Span span) const {
    if (projection.star && scope_.empty()) {
      source_.syntax_error("NoVariablesInScope", "there are no variables that * could stand for", span);
    }
    std::set<std::string> names;
    if (projection.star) {
      for (const auto& variable : scope_.variables()) names.insert(variable.name);
    }
    for (const auto& item : projection.items) {
      const bool named = item.alias || std::holds_alternative<syntax::Variable>(item.expression->form);
      if (is_with && !named) {
        source_.syntax_error("NoExpressionAlias", "an expression in WITH needs a name; add AS",
                             item.expression->span);
      }
      if (!names.insert(column_name(item)).second) {
        source_.syntax_error("ColumnNameConflict", "two columns are called '" + column_name(item) + "'",
                             item.expression->span);
      }
    }
  }

  void bind_projection(const syntax::Projection& projection, const syntax::With* with, Span span) {
    check_items(projection, with != nullptr, span);
    bound::Projection bound;
    bound.distinct = projection.distinct;
    bound.aggregating = std::any_of(projection.items.begin(), projection.items.end(),
                                    [](const auto& item) { return has_aggregate(*item.expression); });

    Scope after;
    std::vector<bound::Column> columns;
    std::vector<Computed> computed;
    if (projection.star) {
      auto variables = scope_.variables();
      std::sort(variables.begin(), variables.end(),
                [](const auto& a, const auto& b) { return a.name < b.name; });
      for (const auto& variable : variables) {
        bound::Expression reference;
        reference.kind = bound::Expression::Kind::kSlot;
        reference.slot = variable.slot;
        computed.push_back(
            {variable.name,
             add_item(std::move(reference), variable.name, variable.kind, bound, after, columns), true});
      }
    }
    // Grouping keys first: what is written beside an aggregate may only use them.
    std::vector<std::pair<const syntax::ProjectionItem*, std::size_t>> aggregated;
    for (const auto& item : projection.items) {
      if (has_aggregate(*item.expression)) {
        aggregated.emplace_back(&item, columns.size());
        columns.emplace_back();
        continue;
      }
      const bound::Slot slot = add_item(bind_expression(*item.expression), column_name(item),
                                        kind_of(*item.expression), bound, after, columns);
      computed.push_back(computed_as(*item.expression, slot));
    }
    for (const auto& [item, position] : aggregated) {
      ExpressionBinder binder(source_, scope_, slots_, {&bound.aggregates, &computed});
      const bound::Slot slot = slots_.next(column_name(*item));
      bound.items.push_back({binder.bind(*item->expression), slot});
      columns[position] = {column_name(*item), slot};
      after.add({column_name(*item), slot, VariableKind::kValue});
    }
    for (const auto& [item, position] : aggregated) {
      computed.push_back(computed_as(*item->expression, columns[position].slot));
    }
    for (const auto& column : columns) bound.outputs.push_back(column.slot);

    bind_sort(projection, after, computed, bound);
    bound.skip = bind_count(projection.skip, "SKIP");
    bound.limit = bind_count(projection.limit, "LIMIT");
    scope_ = after;
    if (with != nullptr && with->where) bound.where = conjuncts(bind_expression(*with->where));
    if (with == nullptr) query_.columns = columns;
    query_.clauses.emplace_back(std::move(bound));
  }

  Computed computed_as(const syntax::Expression& expression, bound::Slot slot) const {
    const auto* variable = std::get_if<syntax::Variable>(&expression.form);
    if (variable != nullptr) return {variable->name, slot, true};
    return {compact_text(source_, expression.span), slot};
  }

  bound::Slot add_item(bound::Expression expression, const std::string& name, VariableKind kind,
                       bound::Projection& bound, Scope& after, std::vector<bound::Column>& columns) {
    const bound::Slot slot = slots_.next(name);
    (bound.aggregating ? bound.keys : bound.items).push_back({std::move(expression), slot});
    after.add({name, slot, kind});
    columns.push_back({name, slot});
    return slot;
  }

  /// ORDER BY sees the columns, and what was there before them unless rows were grouped or made distinct.
  void bind_sort(const syntax::Projection& projection, const Scope& after,
                 const std::vector<Computed>& computed, bound::Projection& bound) {
    const bool only_columns = bound.aggregating || bound.distinct;
    Scope visible = after;
    for (const auto& variable : scope_.variables()) {
      if (visible.find(variable.name) == nullptr) visible.add(variable);
    }
    for (const auto& item : projection.sort) {
      if (has_aggregate(*item.expression) && !bound.aggregating) {
        source_.syntax_error("InvalidAggregation", "ORDER BY cannot aggregate where the columns do not",
                             item.expression->span);
      }
      ExpressionBinder::Aggregation aggregation;
      if (only_columns) {
        aggregation.computed = &computed;
        aggregation.columns = &after;
      }
      if (bound.aggregating) aggregation.into = &bound.aggregates;
      ExpressionBinder binder(source_, visible, slots_, aggregation);
      bound.sort.push_back({binder.bind(*item.expression), item.descending});
    }
  }

  std::optional<bound::Expression> bind_count(const syntax::ExpressionPtr& expression, const char* word) {
    if (!expression) return std::nullopt;
    const Scope nothing;
    bound::Expression bound = ExpressionBinder(source_, nothing, slots_, {}).bind(*expression);
    const bool literal = bound.kind == bound::Expression::Kind::kLiteral;
    if (literal && bound.literal.integer() == nullptr) {
      source_.syntax_error("InvalidArgumentType", std::string(word) + " wants an integer", bound.span);
    }
    if (literal && *bound.literal.integer() < 0) {
      source_.syntax_error("NegativeIntegerArgument", std::string(word) + " cannot be negative", bound.span);
    }
    return bound;
  }

  // --- the learning clauses ---

  void bind_learning(const syntax::Learning& learning, Span span, bool last) {
    bound::Learning bound;
    bound.question = learning.question;
    bound.strictly = learning.strictly;
    bound.span = span;
    for (const auto& goal : learning.goals) bound.goals.push_back(bind_expression(*goal));
    for (const auto& known : learning.known) bound.known.push_back(bind_expression(*known));
    if (learning.depth) bound.depth = bind_expression(*learning.depth);
    if (learning.min_confidence) bound.min_confidence = bind_expression(*learning.min_confidence);

    const auto available = columns_of(learning.question);
    std::vector<bound::Column> columns;
    const auto add = [&](const NamedColumn& column, const syntax::Name& name) {
      refuse_rebinding(name);
      const bound::Slot slot = slots_.next(name.text);
      bound.outputs.emplace_back(column.column, slot);
      scope_.add({name.text, slot, column.kind});
      columns.push_back({name.text, slot});
    };
    if (learning.yields) {
      for (const auto& item : learning.yields->items) {
        add(find_column(available, item.column), item.alias ? *item.alias : item.column);
      }
      if (learning.yields->where) bound.where = conjuncts(bind_expression(*learning.yields->where));
    } else {
      for (const auto& column : available) add(column, {std::string(column.name), span});
    }
    if (last) query_.columns = columns;
    query_.clauses.emplace_back(std::move(bound));
  }

  const NamedColumn& find_column(const std::vector<NamedColumn>& available, const syntax::Name& name) const {
    std::vector<std::string> names;
    for (const auto& column : available) {
      if (column.name == name.text) return column;
      names.emplace_back(column.name);
    }
    std::string list;
    for (const auto& known : names) list += (list.empty() ? "" : ", ") + known;
    source_.syntax_error("UndefinedVariable",
                         "there is no column '" + name.text + "' to yield; there are " + list, name.span);
  }

  const ErrorSource& source_;
  SlotAllocator slots_;
  Scope scope_;
  bound::Query query_;
};

}  // namespace

bound::Query bind(const syntax::Query& query, const ErrorSource& source) {
  return Binder(source).bind(query);
}

}  // namespace cairn::query::binding
