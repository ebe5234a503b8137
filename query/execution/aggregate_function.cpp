#include "query/execution/aggregate_function.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "query/execution/function.h"
#include "query/execution/function_table.h"

namespace cairn::query {

namespace {

using Type = StaticType::Type;

class Count final : public Accumulator {
 public:
  void add(const Value& /*value*/) override { ++count_; }
  Value result() override { return count_; }

 private:
  std::int64_t count_ = 0;
};

/// The sum stays an integer as long as all values are.
class Sum final : public Accumulator {
 public:
  void add(const Value& value) override {
    if (const auto* integer = value.integer()) {
      if (__builtin_add_overflow(whole_, *integer, &whole_)) {
        throw FunctionError{"ArithmeticError", "IntegerOverflow", "the sum does not fit in 64 bits"};
      }
      return;
    }
    fraction_ += number_argument("sum", value);
    is_float_ = true;
  }
  Value result() override {
    if (!is_float_) return whole_;
    return static_cast<double>(whole_) + fraction_;
  }

 private:
  std::int64_t whole_ = 0;
  double fraction_ = 0;
  bool is_float_ = false;
};

class Average final : public Accumulator {
 public:
  void add(const Value& value) override {
    sum_ += number_argument("avg", value);
    ++count_;
  }
  Value result() override { return count_ == 0 ? Value() : Value(sum_ / static_cast<double>(count_)); }

 private:
  double sum_ = 0;
  std::int64_t count_ = 0;
};

template <int Sign>
class Extreme final : public Accumulator {
 public:
  void add(const Value& value) override {
    if (best_.is_null() || Sign * order(value, best_) > 0) best_ = value;
  }
  Value result() override { return best_; }

 private:
  Value best_;
};

class Collect final : public Accumulator {
 public:
  void add(const Value& value) override { list_.push_back(value); }
  Value result() override { return std::move(list_); }

 private:
  List list_;
};

/// The value below which a part of the numbers lies.
class Percentile : public Accumulator {
 public:
  Percentile(const char* name, const Value& part) : part_(number_argument(name, part)) {
    if (!(part_ >= 0 && part_ <= 1)) {
      throw FunctionError{"ArgumentError", "NumberOutOfRange",
                          std::string(name) + "() wants a percentile from 0.0 to 1.0"};
    }
  }
  void add(const Value& value) override {
    number_argument("a percentile", value);
    numbers_.push_back(value);
  }

 protected:
  void sort() {
    std::sort(numbers_.begin(), numbers_.end(),
              [](const Value& a, const Value& b) { return order(a, b) < 0; });
  }
  double part() const { return part_; }
  const List& numbers() const { return numbers_; }

 private:
  double part_;
  List numbers_;
};

/// One of the numbers.
class DiscretePercentile final : public Percentile {
 public:
  explicit DiscretePercentile(const Value& part) : Percentile("percentileDisc", part) {}
  Value result() override {
    if (numbers().empty()) return {};
    sort();
    const double rank = std::ceil(part() * static_cast<double>(numbers().size()));
    return numbers()[rank < 1 ? 0 : static_cast<std::size_t>(rank) - 1];
  }
};

/// Between two of the numbers.
class ContinuousPercentile final : public Percentile {
 public:
  explicit ContinuousPercentile(const Value& part) : Percentile("percentileCont", part) {}
  Value result() override {
    if (numbers().empty()) return {};
    sort();
    const double place = part() * static_cast<double>(numbers().size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const double low = number_argument("percentileCont", numbers()[below]);
    if (below + 1 == numbers().size()) return low;
    const double high = number_argument("percentileCont", numbers()[below + 1]);
    return low + (high - low) * (place - static_cast<double>(below));
  }
};

/// Welford's method: exact where a sum of squares would cancel out.
template <bool OfASample>
class Deviation final : public Accumulator {
 public:
  void add(const Value& value) override {
    const double number = number_argument("a standard deviation", value);
    ++count_;
    const double distance = number - mean_;
    mean_ += distance / static_cast<double>(count_);
    squares_ += distance * (number - mean_);
  }
  Value result() override {
    const std::int64_t freedom = OfASample ? count_ - 1 : count_;
    return freedom <= 0 ? 0.0 : std::sqrt(squares_ / static_cast<double>(freedom));
  }

 private:
  std::int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

template <typename Kind>
std::unique_ptr<Accumulator> make(const Value& /*parameter*/) {
  return std::make_unique<Kind>();
}
template <typename Kind>
std::unique_ptr<Accumulator> make_with(const Value& parameter) {
  return std::make_unique<Kind>(parameter);
}

constexpr std::uint32_t kFloatOrNull = Type::kFloat | Type::kNull;

constexpr std::array kAggregates = {
    AggregateFunction{"count", make<Count>, 1, Type::kInteger},
    AggregateFunction{"sum", make<Sum>, 1, Type::kNumber | Type::kDuration},
    AggregateFunction{"avg", make<Average>},
    AggregateFunction{"min", make<Extreme<-1>>},
    AggregateFunction{"max", make<Extreme<1>>},
    AggregateFunction{"collect", make<Collect>, 1, Type::kList, true},
    AggregateFunction{"percentileDisc", make_with<DiscretePercentile>, 2, Type::kNumber | Type::kNull, true},
    AggregateFunction{"percentileCont", make_with<ContinuousPercentile>, 2, kFloatOrNull, true},
    AggregateFunction{"stDev", make<Deviation<true>>, 1, kFloatOrNull},
    AggregateFunction{"stDevP", make<Deviation<false>>, 1, kFloatOrNull},
};

}  // namespace

const AggregateFunction* find_aggregate(std::string_view name) {
  return find_in(kAggregates, name);
}

std::vector<std::string> aggregate_names() {
  std::vector<std::string> names;
  for (const auto& function : kAggregates) names.emplace_back(function.name);
  return names;
}

}  // namespace cairn::query
