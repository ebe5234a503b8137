#include "query/binding/binder.h"

#include <algorithm>
#include <array>
#include <set>

#include "query/binding/expression_binder.h"
#include "query/binding/expression_traits.h"
#include "query/binding/overloaded.h"
#include "query/binding/pattern_binder.h"
#include "query/binding/write_binder.h"
#include "text/similarity.h"

namespace cairn::query::binding {

namespace {

using bound::LearningColumn;

struct NamedColumn {
  std::string_view name;
  LearningColumn column;
  std::uint32_t type;
};

constexpr std::array kPrerequisiteColumns = {
    NamedColumn{"concept", LearningColumn::kConcept, StaticType::kNode},
    NamedColumn{"depth", LearningColumn::kDepth, StaticType::kAny},
    NamedColumn{"confidence", LearningColumn::kConfidence, StaticType::kAny},
    NamedColumn{"group", LearningColumn::kGroup, StaticType::kAny},
    NamedColumn{"required_by", LearningColumn::kRequiredBy, StaticType::kAny},
    NamedColumn{"field", LearningColumn::kField, StaticType::kAny},
    NamedColumn{"evidence", LearningColumn::kEvidence, StaticType::kAny},
};
constexpr std::array kPathColumns = {
    NamedColumn{"position", LearningColumn::kPosition, StaticType::kAny},
    NamedColumn{"concept", LearningColumn::kConcept, StaticType::kNode},
    NamedColumn{"stage", LearningColumn::kStage, StaticType::kAny},
    NamedColumn{"field", LearningColumn::kField, StaticType::kAny},
    NamedColumn{"minutes", LearningColumn::kMinutes, StaticType::kAny},
    NamedColumn{"group", LearningColumn::kGroup, StaticType::kAny},
    NamedColumn{"goal", LearningColumn::kGoal, StaticType::kAny},
    NamedColumn{"known", LearningColumn::kKnown, StaticType::kAny},
    NamedColumn{"requires", LearningColumn::kRequires, StaticType::kAny},
    NamedColumn{"evidence", LearningColumn::kEvidence, StaticType::kAny},
};
constexpr std::array kWhyColumns = {
    NamedColumn{"path", LearningColumn::kPath, StaticType::kPath},
    NamedColumn{"evidence", LearningColumn::kEvidence, StaticType::kAny},
};

constexpr std::array kNextStepsColumns = {
    NamedColumn{"concept", LearningColumn::kConcept, StaticType::kNode},
    NamedColumn{"group", LearningColumn::kGroup, StaticType::kAny},
    NamedColumn{"unlocks", LearningColumn::kUnlocks, StaticType::kList},
};
constexpr std::array kRelatedColumns = {
    NamedColumn{"concept", LearningColumn::kConcept, StaticType::kNode},
    NamedColumn{"score", LearningColumn::kScore, StaticType::kFloat},
    NamedColumn{"via", LearningColumn::kVia, StaticType::kList},
};

std::vector<NamedColumn> columns_of(syntax::Question question) {
  switch (question) {
    case syntax::Question::kPrerequisites:
      return {kPrerequisiteColumns.begin(), kPrerequisiteColumns.end()};
    case syntax::Question::kLearningPath:
      return {kPathColumns.begin(), kPathColumns.end()};
    case syntax::Question::kNextSteps:
      return {kNextStepsColumns.begin(), kNextStepsColumns.end()};
    case syntax::Question::kRelated:
      return {kRelatedColumns.begin(), kRelatedColumns.end()};
    case syntax::Question::kWhy:
      break;
  }
  return {kWhyColumns.begin(), kWhyColumns.end()};
}

/// Binds one query of a UNION.
class Binder {
 public:
  /// A part of a query by itself, or one inside an expression with what is visible there.
  Binder(Environment& environment, Scope scope, bool is_subquery)
      : environment_(environment),
        source_(environment.source),
        scope_(std::move(scope)),
        is_subquery_(is_subquery) {}

  bound::SingleQuery bind(const syntax::SingleQuery& query, bool alone) {
    check_composition(query);
    alone_ = alone && query.clauses.size() == 1;
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
      const bool last = i + 1 == query.clauses.size();
      bind_clause(query.clauses[i], last);
    }
    return std::move(query_);
  }

 private:
  void check_composition(const syntax::SingleQuery& query) const {
    bool wrote = false;
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
      const syntax::Clause& clause = query.clauses[i];
      const bool last = i + 1 == query.clauses.size();
      if (!last && std::holds_alternative<syntax::Return>(clause.form)) {
        source_.syntax_error("InvalidClauseComposition", "RETURN must be the last clause", clause.span);
      }
      const bool projects = std::holds_alternative<syntax::With>(clause.form) ||
                            std::holds_alternative<syntax::Return>(clause.form);
      if (wrote && !projects && !syntax::writes(clause)) {
        source_.syntax_error("InvalidClauseComposition",
                             "WITH must stand between a clause that writes and one that reads", clause.span);
      }
      if (syntax::writes(clause) && is_subquery_) {
        source_.syntax_error("InvalidClauseComposition", "a query in an expression cannot write",
                             clause.span);
      }
      wrote = !projects && (wrote || syntax::writes(clause));
    }
    const syntax::Clause& last = query.clauses.back();
    const bool can_end = is_subquery_ || syntax::writes(last) ||
                         std::holds_alternative<syntax::Return>(last.form) ||
                         std::holds_alternative<syntax::Call>(last.form) ||
                         std::holds_alternative<syntax::Learning>(last.form);
    if (!can_end) {
      source_.syntax_error("InvalidClauseComposition", "the query returns nothing; end it with RETURN",
                           last.span);
    }
  }

  void bind_clause(const syntax::Clause& clause, bool last) {
    const auto writes = [this](const auto& form) {
      query_.clauses.emplace_back(WriteBinder(environment_, scope_).bind(form));
    };
    std::visit(
        Overloaded{
            [&](const syntax::Match& form) {
              query_.clauses.emplace_back(PatternBinder(environment_, scope_).bind(form));
            },
            [&](const syntax::Unwind& form) { bind_unwind(form); },
            [&](const syntax::With& form) { bind_projection(form.projection, &form, clause.span); },
            [&](const syntax::Return& form) { bind_projection(form.projection, nullptr, clause.span); },
            [&](const syntax::Call& form) { bind_call(form, clause.span, last); },
            [&](const syntax::Learning& form) { bind_learning(form, clause.span, last); }, writes},
        clause.form);
  }

  bound::Expression bind_expression(const syntax::Expression& expression) {
    return ExpressionBinder(environment_, scope_).bind(expression);
  }
  std::vector<bound::Expression> bind_where(const syntax::Expression& condition) {
    return conjuncts(ExpressionBinder(environment_, scope_).bind_condition(condition));
  }

  void refuse_rebinding(const syntax::Name& name) const {
    if (scope_.find(name.text) == nullptr) return;
    source_.syntax_error("VariableAlreadyBound",
                         "variable '" + name.text + "' is already bound; choose another name with AS",
                         name.span);
  }

  void bind_unwind(const syntax::Unwind& unwind) {
    refuse_rebinding(unwind.variable);
    bound::Unwind bound{bind_expression(*unwind.list), environment_.slots.next(unwind.variable.text)};
    const bool list = bound.list.type.is_only(StaticType::kList | StaticType::kNull);
    scope_.add({unwind.variable.text, bound.slot, list ? bound.list.type.element() : StaticType()});
    query_.clauses.emplace_back(std::move(bound));
  }

  // --- WITH and RETURN ---

  static std::string column_name(const syntax::ProjectionItem& item) {
    return item.alias ? item.alias->text : item.text;
  }

  void check_items(const syntax::Projection& projection, bool is_with, Span span) const {
    if (projection.star && !is_with && scope_.empty()) {
      source_.syntax_error("NoVariablesInScope", "there are no variables that * could stand for", span);
    }
    std::set<std::string> names;
    if (projection.star) {
      for (const auto& variable : scope_.variables()) names.insert(variable.name);
    }
    for (const auto& item : projection.items) {
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
        reference.type = variable.type;
        computed.push_back({variable.name,
                            add_item(std::move(reference), variable.name, bound, after, columns), true, true,
                            variable.type});
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
      bound::Expression value = bind_expression(*item.expression);
      const StaticType type = value.type;
      const bound::Slot slot = add_item(std::move(value), column_name(item), bound, after, columns);
      computed.push_back(computed_as(*item.expression, slot, type));
    }
    for (const auto& [item, position] : aggregated) {
      ExpressionBinder binder(environment_, scope_, {&bound.aggregates, &computed});
      const bound::Slot slot = environment_.slots.next(column_name(*item));
      bound.items.push_back({binder.bind(*item->expression), slot});
      columns[position] = {column_name(*item), slot};
      after.add({column_name(*item), slot, bound.items.back().expression.type});
    }
    for (const auto& [item, position] : aggregated) {
      computed.push_back(computed_as(*item->expression, columns[position].slot, StaticType()));
    }
    for (const auto& column : columns) bound.outputs.push_back(column.slot);

    bind_sort(projection, after, computed, bound);
    bound.skip = bind_count(projection.skip, "SKIP");
    bound.limit = bind_count(projection.limit, "LIMIT");
    if (with != nullptr && with->where) bind_projected_where(*with->where, after, computed, bound);
    if (with != nullptr) check_names(projection);
    scope_ = after;
    if (with == nullptr) query_.columns = columns;
    query_.clauses.emplace_back(std::move(bound));
  }

  void check_names(const syntax::Projection& projection) const {
    for (const auto& item : projection.items) {
      if (item.alias || std::holds_alternative<syntax::Variable>(item.expression->form)) continue;
      source_.syntax_error("NoExpressionAlias", "an expression in WITH needs a name; add AS",
                           item.expression->span);
    }
  }

  Computed computed_as(const syntax::Expression& expression, bound::Slot slot, const StaticType& type) const {
    const auto* variable = std::get_if<syntax::Variable>(&expression.form);
    if (variable != nullptr) return {variable->name, slot, true, true, type};
    return {compact_text(source_, expression.span), slot, false,
            is_simple(expression) || is_aggregate(expression), type};
  }

  bound::Slot add_item(bound::Expression expression, const std::string& name, bound::Projection& bound,
                       Scope& after, std::vector<bound::Column>& columns) {
    const bound::Slot slot = environment_.slots.next(name);
    after.add({name, slot, expression.type});
    (bound.aggregating ? bound.keys : bound.items).push_back({std::move(expression), slot});
    columns.push_back({name, slot});
    return slot;
  }

  /// ORDER BY and WHERE see the columns, and what was there before them unless rows were grouped or made
  /// distinct.
  Scope visible_after(const Scope& after) const {
    Scope visible = after;
    for (const auto& variable : scope_.variables()) {
      if (visible.find(variable.name) == nullptr) visible.add(variable);
    }
    return visible;
  }

  void bind_sort(const syntax::Projection& projection, const Scope& after,
                 const std::vector<Computed>& computed, bound::Projection& bound) {
    const Scope visible = visible_after(after);
    for (const auto& item : projection.sort) {
      if (has_aggregate(*item.expression) && !bound.aggregating) {
        source_.syntax_error("InvalidAggregation", "ORDER BY cannot aggregate where the columns do not",
                             item.expression->span);
      }
      Aggregation aggregation;
      if (bound.aggregating || bound.distinct) {
        aggregation.computed = &computed;
        aggregation.columns = &after;
      }
      if (bound.aggregating) aggregation.into = &bound.aggregates;
      ExpressionBinder binder(environment_, visible, aggregation);
      bound.sort.push_back({binder.bind(*item.expression), item.descending});
    }
  }

  void bind_projected_where(const syntax::Expression& condition, const Scope& after,
                            const std::vector<Computed>& computed, bound::Projection& bound) {
    const Scope visible = visible_after(after);
    Aggregation aggregation;
    if (bound.aggregating || bound.distinct) {
      aggregation.computed = &computed;
      aggregation.columns = &after;
    }
    bound.where = conjuncts(ExpressionBinder(environment_, visible, aggregation).bind_condition(condition));
  }

  std::optional<bound::Expression> bind_count(const syntax::ExpressionPtr& expression, const char* word) {
    if (!expression) return std::nullopt;
    if (reads_variable(*expression)) {
      source_.syntax_error("NonConstantExpression", std::string(word) + " cannot depend on a row",
                           expression->span);
    }
    const Scope nothing;
    bound::Expression bound = ExpressionBinder(environment_, nothing).bind(*expression);
    const bool literal = bound.kind == bound::Expression::Kind::kLiteral;
    if (literal && bound.literal.integer() == nullptr) {
      source_.syntax_error("InvalidArgumentType", std::string(word) + " wants an integer", bound.span);
    }
    if (literal && *bound.literal.integer() < 0) {
      source_.syntax_error("NegativeIntegerArgument", std::string(word) + " cannot be negative", bound.span);
    }
    return bound;
  }

  // --- CALL ---

  void bind_call(const syntax::Call& call, Span span, bool last) {
    bound::Call bound;
    bound.span = span;
    bound.procedure = environment_.procedures.find(call.procedure.text);
    if (!bound.procedure) {
      const auto near = text::nearest(call.procedure.text, environment_.procedures.names(), 1);
      source_.compile_error("ProcedureError", "ProcedureNotFound",
                            "there is no procedure '" + call.procedure.text + "'" +
                                (near.empty() ? "" : "; did you mean '" + near.front() + "'?"),
                            call.procedure.span);
    }
    bind_arguments(call, bound);
    bind_outputs(call, bound);
    if (last && alone_) {
      for (const auto& [column, slot] : bound.outputs) {
        query_.columns.push_back({scope_name(slot), slot});
      }
    }
    query_.clauses.emplace_back(std::move(bound));
  }

  void bind_arguments(const syntax::Call& call, bound::Call& bound) {
    const auto& inputs = bound.procedure->inputs;
    if (!call.explicit_arguments) {
      if (!alone_ && !inputs.empty()) {
        source_.syntax_error("InvalidArgumentPassingMode",
                             "inside a query the arguments of a procedure are written out", bound.span);
      }
      for (const auto& input : inputs) {
        bound::Expression parameter;
        parameter.kind = bound::Expression::Kind::kParameter;
        parameter.names = {input.name};
        parameter.span = call.procedure.span;
        environment_.parameters.emplace_back(input.name, parameter.span);
        bound.arguments.push_back(std::move(parameter));
      }
      return;
    }
    if (call.arguments.size() != inputs.size()) {
      source_.syntax_error("InvalidNumberOfArguments",
                           bound.procedure->name + "() takes " + std::to_string(inputs.size()) +
                               " arguments, not " + std::to_string(call.arguments.size()),
                           bound.span);
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      bound.arguments.push_back(bind_expression(*call.arguments[i]));
      // An integer is taken for a float.
      std::uint32_t wanted = inputs[i].type.types() | StaticType::kNull;
      if (inputs[i].type.can_be(StaticType::kFloat)) wanted |= StaticType::kInteger;
      if (!bound.arguments.back().type.can_be(wanted)) {
        source_.syntax_error("InvalidArgumentType",
                             "the argument '" + inputs[i].name + "' is of another type",
                             bound.arguments.back().span);
      }
    }
  }

  void bind_outputs(const syntax::Call& call, bound::Call& bound) {
    const auto& outputs = bound.procedure->outputs;
    const auto add = [&](std::size_t column, const syntax::Name& name) {
      refuse_rebinding(name);
      const bound::Slot slot = environment_.slots.next(name.text);
      bound.outputs.emplace_back(column, slot);
      scope_.add({name.text, slot, outputs[column].type});
    };
    if (call.star && !alone_) {
      source_.syntax_error("UnexpectedSyntax", "YIELD * stands only in a CALL by itself", bound.span);
    }
    if (!call.yields) {
      if (!alone_) return;
      for (std::size_t i = 0; i < outputs.size(); ++i) add(i, {outputs[i].name, bound.span});
      return;
    }
    for (const auto& item : call.yields->items) {
      const auto found = std::find_if(outputs.begin(), outputs.end(),
                                      [&](const auto& output) { return output.name == item.column.text; });
      if (found == outputs.end()) {
        source_.syntax_error("UndefinedVariable",
                             bound.procedure->name + "() yields no '" + item.column.text + "'",
                             item.column.span);
      }
      add(static_cast<std::size_t>(found - outputs.begin()), item.alias ? *item.alias : item.column);
    }
    if (call.yields->where) bound.where = bind_where(*call.yields->where);
  }

  std::string scope_name(bound::Slot slot) const {
    for (const auto& variable : scope_.variables()) {
      if (variable.slot == slot) return variable.name;
    }
    return {};
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
    bound.including_known = learning.including_known;
    if (learning.minutes) bound.minutes = bind_expression(*learning.minutes);
    if (learning.pace) bound.pace = bind_expression(*learning.pace);
    if (learning.limit) bound.limit = bind_expression(*learning.limit);
    if (learning.min_confidence) bound.min_confidence = bind_expression(*learning.min_confidence);

    const auto available = columns_of(learning.question);
    std::vector<bound::Column> columns;
    const auto add = [&](const NamedColumn& column, const syntax::Name& name) {
      refuse_rebinding(name);
      const bound::Slot slot = environment_.slots.next(name.text);
      bound.outputs.emplace_back(column.column, slot);
      scope_.add({name.text, slot, column.type});
      columns.push_back({name.text, slot});
    };
    if (learning.yields) {
      for (const auto& item : learning.yields->items) {
        add(find_column(available, item.column), item.alias ? *item.alias : item.column);
      }
      if (learning.yields->where) bound.where = bind_where(*learning.yields->where);
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

  Environment& environment_;
  const ErrorSource& source_;
  Scope scope_;
  bool is_subquery_;
  bool alone_ = false;  ///< the one clause of the whole query
  bound::SingleQuery query_;
};

void check_union(const syntax::Query& query, const bound::Query& bound, const ErrorSource& source) {
  for (std::size_t i = 1; i < query.union_all.size(); ++i) {
    if (query.union_all[i] == query.union_all.front()) continue;
    source.syntax_error("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed", query.span);
  }
  const auto names = [](const bound::SingleQuery& part) {
    std::vector<std::string> found;
    for (const auto& column : part.columns) found.push_back(column.name);
    return found;
  };
  for (const auto& part : bound.parts) {
    if (names(part) == names(bound.parts.front())) continue;
    source.syntax_error("DifferentColumnsInUnion", "all queries of a UNION return columns of the same names",
                        query.span);
  }
}

bound::Query bind_parts(const syntax::Query& query, const Scope& scope, Environment& environment,
                        bool is_subquery) {
  bound::Query bound;
  for (const auto& part : query.parts) {
    bound.parts.push_back(Binder(environment, scope, is_subquery).bind(part, query.parts.size() == 1));
    bound.writes =
        bound.writes || std::any_of(part.clauses.begin(), part.clauses.end(),
                                    [](const syntax::Clause& clause) { return syntax::writes(clause); });
  }
  bound.distinct = !query.union_all.empty() && !query.union_all.front();
  check_union(query, bound, environment.source);
  return bound;
}

}  // namespace

bound::Query bind(const syntax::Query& query, const ErrorSource& source, const Procedures& procedures) {
  Environment environment{source, procedures, {}, {}};
  bound::Query bound = bind_parts(query, {}, environment, /*is_subquery=*/false);
  bound.slot_names = environment.slots.take_names();
  bound.slot_count = bound.slot_names.size();
  bound.parameters = std::move(environment.parameters);
  return bound;
}

bound::Query bind_subquery(const syntax::Query& query, const Scope& outer, Environment& environment) {
  return bind_parts(query, outer, environment, /*is_subquery=*/true);
}

}  // namespace cairn::query::binding
