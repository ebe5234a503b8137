#include "query/execution/operators/write.h"

#include <iterator>

#include "query/execution/evaluator.h"

namespace cairn::query::execution {

void WritingOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  held_.clear();
  given_ = 0;
  written_ = false;
}

Batch WritingOperator::next() {
  if (!written_) {
    for (Batch in = pull(); !in.empty(); in = pull()) {
      for (Row& row : in) {
        clear_slots(row, ended_);
        held_.add(row);
      }
      std::move(in.begin(), in.end(), std::back_inserter(rows_));
    }
    write(rows_);
    written_ = true;
  }
  Batch out;
  while (given_ < rows_.size() && out.size() < kBatchRows) out.push_back(std::move(rows_[given_++]));
  return out;
}

void CreateOperator::write(Batch& rows) {
  for (Row& row : rows) {
    context().check_cancelled();
    for (const bound::Create* clause : plan_.clauses) {
      for (const auto& path : clause->paths) writer().create(path, row);
    }
  }
}

void ChangeOperator::write(Batch& rows) {
  for (Row& row : rows) {
    context().check_cancelled();
    writer().change(*plan_.items, row);
  }
}

void DeleteOperator::collect(const Value& value, Span span, std::vector<graph::RelationshipId>& relationships,
                             std::vector<Doomed>& nodes) const {
  if (value.is_null()) return;
  if (const auto* node = value.node()) {
    nodes.push_back({node->id, span});
  } else if (const auto* relationship = value.relationship()) {
    relationships.push_back(relationship->id);
  } else if (const auto* path = value.path()) {
    for (const auto& step : path->relationships) relationships.push_back(step.id);
    for (const auto& step : path->nodes) nodes.push_back({step.id, span});
  } else {
    context().source.runtime_error("TypeError", "InvalidArgumentType",
                                   type_name(value) + " cannot be deleted", span);
  }
}

void DeleteOperator::write(Batch& rows) {
  std::vector<graph::RelationshipId> relationships;
  std::vector<Doomed> nodes;
  for (Row& row : rows) {
    for (const auto& subject : plan_.remove->subjects) {
      collect(evaluate(subject, row, context()), subject.span, relationships, nodes);
    }
  }
  for (const graph::RelationshipId id : relationships) writer().delete_relationship(id);
  for (const Doomed& node : nodes) {
    context().check_cancelled();
    writer().delete_node(node.id, plan_.remove->detach, node.span);
  }
}

void MergeOperator::write(Batch& rows) {
  Batch merged;
  for (Row& row : rows) {
    context().check_cancelled();
    const bound::Merge& merge = *plan_.merge;
    writer().refuse_null_properties(merge.create, row);
    match_->restart(row);
    Batch found;
    for (Batch batch = match_->next(); !batch.empty(); batch = match_->next()) {
      std::move(batch.begin(), batch.end(), std::back_inserter(found));
    }
    for (Row& one : found) writer().change(merge.on_match, one);
    if (found.empty()) {
      writer().create(merge.create, row);
      writer().change(merge.on_create, row);
      found.push_back(std::move(row));
    }
    std::move(found.begin(), found.end(), std::back_inserter(merged));
  }
  rows = std::move(merged);
}

}  // namespace cairn::query::execution
