// What the engine promises about its speed, each figure beside its limit, all from one run.
//
//   cairn_engine_benchmark [--benchmark_filter=REGEX]
//
// Databases are made in the folder for temporary files (TMPDIR). Ratios of the summary compare figures of
// this run.

#include <benchmark/benchmark.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <map>
#include <random>

#include "graph/graph.h"
#include "graph/keys.h"

namespace cairn {
namespace {

using graph::Direction;
using graph::Graph;
using graph::NodeId;
using Clock = std::chrono::steady_clock;

/// A folder that is gone at the end of the process.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "cairn-benchmark-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::unique_ptr<Graph> open(const std::filesystem::path& path,
                            storage::Access access = storage::Access::kReadWrite) {
  storage::Options options;
  options.access = access;
  return std::make_unique<Graph>(storage::Store::open(path, options));
}

/// Loads a random graph; the same for the same numbers.
void load(Graph& graph, std::uint64_t nodes, std::uint64_t relationships) {
  const auto load = graph.begin_bulk_load();
  const auto label = load->label("Thing");
  const auto type = load->type("LINKS");
  const auto first = load->create_node({label}, {});
  for (std::uint64_t i = 1; i < nodes; ++i) load->create_node({label}, {});
  std::mt19937_64 random(42);
  for (std::uint64_t i = 0; i < relationships; ++i) {
    load->create_relationship(type, first + random() % nodes, first + random() % nodes, {});
  }
  load->commit();
}

constexpr std::uint64_t kNodes = 100'000;
constexpr std::uint64_t kRelationships = 1'000'000;

/// A graph that stays for all benchmarks that only read.
class ReadGraph {
 public:
  static ReadGraph& get() {
    static ReadGraph one;
    return one;
  }
  std::filesystem::path path() const { return folder_.path() / "db"; }

 private:
  ReadGraph() {
    const auto graph = open(path());
    load(*graph, kNodes, kRelationships);
    graph->store().flush();
  }
  Folder folder_;
};

std::vector<NodeId> random_nodes() {
  std::mt19937_64 random(7);
  std::vector<NodeId> nodes(20'000);
  for (auto& node : nodes) node = 1 + random() % kNodes;
  return nodes;
}

/// The same bytes with nothing of Cairn between: the floor.
void raw_get(benchmark::State& state) {
  rocksdb::Options options;
  rocksdb::BlockBasedTableOptions table;  // as the engine's
  table.block_cache = rocksdb::NewLRUCache(std::size_t{64} << 20U);
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  std::vector<std::string> names;
  const std::string path = (ReadGraph::get().path() / "rocksdb").string();
  rocksdb::DB::ListColumnFamilies(options, path, &names);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const auto& name : names) families.emplace_back(name, rocksdb::ColumnFamilyOptions(options));
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::OpenForReadOnly(options, path, families, &handles, &opened);
  if (!status.ok()) return state.SkipWithError(status.ToString().c_str());
  const std::unique_ptr<rocksdb::DB> db(opened);
  rocksdb::ColumnFamilyHandle* adjacency = nullptr;
  for (auto* handle : handles) {
    if (handle->GetName() == "adjacency") adjacency = handle;
  }
  const auto nodes = random_nodes();
  std::size_t next = 0;
  rocksdb::PinnableSlice value;
  while (state.KeepRunning()) {
    const std::string key = graph::keys::adjacency(Direction::kOutgoing, nodes[next++ % nodes.size()], 0, 0);
    benchmark::DoNotOptimize(db->Get({}, adjacency, key, &value));
    value.Reset();
  }
  for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle);
}
BENCHMARK(raw_get);

void neighbours(benchmark::State& state, bool typed) {
  const auto graph = open(ReadGraph::get().path(), storage::Access::kRead);
  const auto view = graph->snapshot();
  std::vector<graph::TypeId> types;
  if (typed) types.push_back(view->catalog().types.find("LINKS").value());
  const auto nodes = random_nodes();
  std::size_t next = 0;
  while (state.KeepRunning()) {
    const NodeId node = nodes[next++ % nodes.size()];
    const auto found = view->neighbours(std::span(&node, 1), Direction::kOutgoing, types);
    benchmark::DoNotOptimize(found.all().size());
  }
}
BENCHMARK_CAPTURE(neighbours, of_a_type, true);
BENCHMARK_CAPTURE(neighbours, of_all_types, false);

void frontier(benchmark::State& state) {
  const auto graph = open(ReadGraph::get().path(), storage::Access::kRead);
  const auto view = graph->snapshot();
  auto nodes = random_nodes();
  nodes.resize(1000);
  while (state.KeepRunning()) {
    const auto found = view->neighbours(nodes, Direction::kOutgoing);
    benchmark::DoNotOptimize(found.all().size());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(nodes.size()));
}
BENCHMARK(frontier)->Unit(benchmark::kMicrosecond);

/// Transactions of 10,000 relationships, durable each: between random nodes, or node by node as lists of
/// edges mostly come.
void transactions(benchmark::State& state, bool node_by_node) {
  constexpr std::uint64_t kBatch = 10'000;
  const Folder folder;
  const auto graph = open(folder.path() / "db");
  {
    const auto transaction = graph->begin();
    for (std::uint64_t i = 0; i < kNodes; ++i) transaction->create_node({transaction->label("Thing")}, {});
    transaction->commit();
  }
  std::mt19937_64 random(42);
  std::uint64_t made = 0;
  while (state.KeepRunning()) {
    const auto transaction = graph->begin();
    const auto type = transaction->type("LINKS");
    std::vector<std::pair<NodeId, NodeId>> pairs(kBatch);
    std::vector<NodeId> ends;
    for (auto& [start, end] : pairs) {
      start = 1 + (node_by_node ? made++ / 10 : random()) % kNodes;
      end = 1 + random() % kNodes;
      ends.push_back(start);
      ends.push_back(end);
    }
    transaction->look_up_nodes(ends);
    for (const auto& [start, end] : pairs) transaction->create_relationship(type, start, end, {});
    transaction->commit();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBatch));
}
BENCHMARK_CAPTURE(transactions, random_pairs, false)
    ->Iterations(100)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(transactions, node_by_node, true)
    ->Iterations(100)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void bulk_load(benchmark::State& state) {
  constexpr std::uint64_t kManyNodes = 1'000'000;
  constexpr std::uint64_t kManyRelationships = 10'000'000;
  while (state.KeepRunning()) {
    const Folder folder;
    load(*open(folder.path() / "db"), kManyNodes, kManyRelationships);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kManyRelationships));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["peak_MiB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
BENCHMARK(bulk_load)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);

/// One more relationship at a node that has so many, in a transaction of its own that is not synced: a sync
/// would hide the difference.
void one_more_relationship(benchmark::State& state) {
  const auto before = static_cast<std::uint64_t>(state.range(0));
  const Folder folder;
  storage::Options options;
  options.synced_commits = false;
  Graph graph(storage::Store::open(folder.path() / "db", options));
  constexpr std::uint64_t kOthers = 1000;
  {
    const auto load = graph.begin_bulk_load();
    const auto type = load->type("LINKS");
    const NodeId hub = load->create_node({}, {});
    for (std::uint64_t i = 0; i < kOthers; ++i) load->create_node({}, {});
    for (std::uint64_t i = 0; i < before; ++i) {
      load->create_relationship(type, hub, hub + 1 + i % kOthers, {});
    }
    load->commit();
  }
  std::uint64_t next = 0;
  while (state.KeepRunning()) {
    auto transaction = graph.begin();
    const auto added =
        transaction->create_relationship(transaction->type("LINKS"), 1, 2 + next++ % kOthers, {});
    transaction->commit();
    state.PauseTiming();  // and away again, so that the node keeps its size
    transaction = graph.begin();
    transaction->delete_relationship(added);
    transaction->commit();
    transaction.reset();
    state.ResumeTiming();
  }
}
BENCHMARK(one_more_relationship)->Arg(10)->Arg(1'000'000)->Iterations(2000)->Unit(benchmark::kMicrosecond);

/// Opening a database that was flushed, and one lookup by name. The files are in the system's cache.
void cold_open(benchmark::State& state) {
  constexpr std::uint64_t kConcepts = 50'000;
  const Folder folder;
  {
    const auto graph = open(folder.path() / "db");
    const auto load = graph->begin_bulk_load();
    const auto label = load->label("Concept");
    const auto name = load->key("name");
    for (std::uint64_t i = 0; i < kConcepts; ++i) {
      graph::Properties properties;
      properties.set(name, "concept " + std::to_string(i));
      load->create_node({label}, std::move(properties));
    }
    load->commit();
  }
  while (state.KeepRunning()) {
    const auto graph = open(folder.path() / "db", storage::Access::kRead);
    benchmark::DoNotOptimize(graph->snapshot()->require_concept("concept 25000"));
  }
}
BENCHMARK(cold_open)->UseRealTime()->Unit(benchmark::kMillisecond);

/// Prints the usual table, then each promise with what was measured.
class Summary : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      times_[run.benchmark_name()] = run.GetAdjustedRealTime();
      for (const auto& [name, counter] : run.counters) counters_[run.run_name.function_name + name] = counter;
    }
  }
  void print() const {
    std::cout << '\n';
    ratio("neighbours of a node / raw get of the same bytes, at most 1.5", time("neighbours/of_a_type"),
          time("raw_get"));
    ratio("... of all types", time("neighbours/of_all_types"), time("raw_get"));
    ratio("the 1,000,001st relationship at a node / the 11th, at most 3",
          time("one_more_relationship/1000000/iterations:2000"),
          time("one_more_relationship/10/iterations:2000"));
    figure("relationships a second in transactions of 10,000, node by node, at least 150,000",
           counter("transactions/node_by_nodeitems_per_second"));
    figure("... between random nodes", counter("transactions/random_pairsitems_per_second"));
    figure("relationships a second in a bulk load, at least 1,000,000", counter("bulk_loaditems_per_second"));
    figure("peak memory of it in MiB, less than 1024", counter("bulk_loadpeak_MiB"));
    figure("opening and one lookup in ms, less than 15", time("cold_open/real_time"));
  }

 private:
  static double find(const std::map<std::string, double>& in, const std::string& name) {
    const auto found = in.find(name);
    return found == in.end() ? 0 : found->second;
  }
  double time(const std::string& name) const { return find(times_, name); }
  double counter(const std::string& name) const { return find(counters_, name); }
  static void figure(const std::string& what, double number) {
    if (number > 0) std::cout << what << ": " << std::fixed << number << '\n';
  }
  static void ratio(const std::string& what, double a, double b) {
    if (b > 0) figure(what, a / b);
  }
  std::map<std::string, double> times_;
  std::map<std::string, double> counters_;
};

}  // namespace
}  // namespace cairn

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  cairn::Summary summary;
  benchmark::RunSpecifiedBenchmarks(&summary);
  summary.print();
  return 0;
}
