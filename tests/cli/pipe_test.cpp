// `cairn pipe`: the protocol for programs, a request a line, an answer a line.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

class Pipe : public ProgramTest {
 protected:
  /// The answers to these requests, which must be one line each.
  std::vector<Json> answers(const std::vector<std::string>& requests, bool in_memory = true) {
    RunOptions options;
    for (const auto& request : requests) options.input += request + "\n";
    const Outcome run =
        in_memory ? run_cairn({"--db", ":memory:", "pipe"}, options) : cairn({"pipe"}, options);
    EXPECT_THAT(run, EndsWith(0));
    EXPECT_EQ(run.err, "");
    std::vector<Json> found;
    for (const auto& line : run.lines()) found.push_back(Json::parse(line, nullptr, false));
    EXPECT_EQ(found.size(), requests.size()) << run.out.substr(0, 1000);
    for (const auto& answer : found) EXPECT_TRUE(answer.is_object());
    return found;
  }
  Json answer(const std::string& request, bool in_memory = true) {
    const auto found = answers({request}, in_memory);
    return found.size() == 1 ? found.front() : Json();
  }
  static void expect_error(const Json& answer) {
    ASSERT_TRUE(answer.contains("error")) << answer;
    EXPECT_EQ(answer.size(), 1U);
    std::vector<std::string> keys;
    for (const auto& [key, value] : answer["error"].items()) {
      keys.push_back(key);
      EXPECT_TRUE(value.is_string());
    }
    EXPECT_THAT(keys, UnorderedElementsAre("phase", "type", "detail", "message"));
    EXPECT_THAT(answer["error"]["phase"], ::testing::AnyOf("compile", "runtime"));
  }
};

TEST_F(Pipe, AnswersAQueryWithColumnsAndRows) {
  EXPECT_EQ(answer(R"({"query":"UNWIND [1,2] AS x RETURN x, x + 1 AS y"})"),
            Json::parse(R"({"columns":["x","y"],"rows":[[1,2],[2,3]]})"));
  EXPECT_EQ(answer(R"({"query":"UNWIND [] AS x RETURN x"})"), Json::parse(R"({"columns":["x"],"rows":[]})"));
}

TEST_F(Pipe, TakesAndGivesValuesWithTheirTypes) {
  const std::string values =
      R"([null,true,-9223372036854775808,9223372036854775807,{"$float":"1.0"},{"$float":"NaN"},{"$float":"-Infinity"},"t \u0001 \"q\" 😀",[1,[2]],{"k":1},{"$map":{"$k":1}},{},[]])";
  const Json reply = answer(R"({"query":"RETURN $v AS v","params":{"v":)" + values + "}}");
  ASSERT_TRUE(reply.contains("rows")) << reply;
  EXPECT_EQ(reply["rows"][0][0], Json::parse(values));
}

TEST_F(Pipe, GivesNodesRelationshipsAndPaths) {
  import_text(sailing_graph());
  const auto found = answers({R"({"query":"MATCH (a {name:'Mast'}) RETURN a"})",
                              R"({"query":"MATCH ({name:'Mast'})-[r]->() RETURN r"})",
                              R"({"query":"MATCH p = ({name:'Mast'})-[]->({name:'Rigging'}) RETURN p"})"},
                             false);
  ASSERT_EQ(found.size(), 3U);
  const Json node = found[0]["rows"][0][0];
  EXPECT_EQ(node["$node"]["labels"], Json({"Concept"}));
  EXPECT_EQ(node["$node"]["properties"], Json({{"name", "Mast"}}));
  EXPECT_TRUE(node["$node"]["id"].is_number_integer());
  const Json relationship = found[1]["rows"][0][0]["$rel"];
  EXPECT_EQ(relationship["type"], "REQUIRES");
  EXPECT_EQ(relationship["start"], node["$node"]["id"]);
  EXPECT_EQ(relationship["properties"], Json::parse(R"({"confidence":{"$float":"0.9"}})"));
  const Json path = found[2]["rows"][0][0]["$path"];
  ASSERT_EQ(path.size(), 3U);
  EXPECT_TRUE(path[0].contains("$node") && path[1].contains("$rel") && path[2].contains("$node"));
}

TEST_F(Pipe, AnswersLearningQuestions) {
  import_text(sailing_graph());
  const Json reply = answer(
      R"({"query":"PREREQUISITES OF $g YIELD concept, depth RETURN concept.name, depth","params":{"g":"apparent wind"}})",
      false);
  ASSERT_EQ(reply["rows"].size(), 2U) << reply;
  EXPECT_EQ(reply["rows"][0][1], 1);
}

TEST_F(Pipe, AnswersErrorsOfAQueryWithPhaseTypeAndDetail) {
  const auto found =
      answers({R"({"query":"RETURN nothing"})", R"({"query":"RETURN"})", R"({"query":"RETURN 1/0"})",
               R"({"query":"RETURN $p"})", R"({"query":"PREREQUISITES OF 'nothing'"})", R"({"query":""})"});
  for (const auto& reply : found) expect_error(reply);
  EXPECT_EQ(found[0]["error"]["phase"], "compile");
  EXPECT_EQ(found[0]["error"]["type"], "SyntaxError");
  EXPECT_EQ(found[0]["error"]["detail"], "UndefinedVariable");
  EXPECT_EQ(found[2]["error"]["phase"], "runtime");
  EXPECT_EQ(found[3]["error"]["type"], "ParameterMissing");
  EXPECT_EQ(found[4]["error"]["type"], "EntityNotFound");
}

TEST_F(Pipe, AnswersEveryMalformedRequestAndGoesOn) {
  const std::vector<std::string> bad = {"",
                                        " ",
                                        "nonsense",
                                        "{",
                                        "[]",
                                        "null",
                                        "42",
                                        "\"query\"",
                                        "{}",
                                        R"({"query":1})",
                                        R"({"query":null})",
                                        R"({"query":["RETURN 1"]})",
                                        R"({"quer":"RETURN 1"})",
                                        R"({"query":"RETURN $x","params":{"x":{"$float":1}}})",
                                        R"({"query":"RETURN $x","params":{"x":{"$float":"one"}}})",
                                        R"({"query":"RETURN $x","params":{"x":{"$float":""}}})",
                                        R"({"query":"RETURN $x","params":{"x":{"$nothing":1}}})",
                                        R"({"query":"RETURN $x","params":{"x":{"$map":1}}})",
                                        R"({"query":"RETURN $x","params":{"x":{"$node":{}}}})",
                                        R"({"query":"RETURN $x","params":{"x":9223372036854775808}})",
                                        "{\"query\":\"RETURN '\xFF'\"}",
                                        R"({"procedure":{}})",
                                        R"({"procedure":{"name":5}})",
                                        R"({"procedure":{"name":"a.b","inputs":5}})",
                                        R"({"procedure":{"name":"a.b","inputs":[{"name":1,"type":"ANY"}]}})",
                                        R"({"procedure":{"name":"a.b","outputs":[{"name":"x","type":1}]}})",
                                        R"({"procedure":{"name":"a.b","rows":{}}})",
                                        "{\"query\":\"RETURN 1\"} trailing"};
  std::vector<std::string> requests;
  for (const auto& request : bad) {
    requests.push_back(request);
    requests.emplace_back(R"({"query":"RETURN 7"})");
  }
  const auto found = answers(requests);
  ASSERT_EQ(found.size(), requests.size());
  for (std::size_t i = 0; i < found.size(); i += 2) {
    SCOPED_TRACE(requests[i]);
    expect_error(found[i]);
    EXPECT_EQ(found[i + 1]["rows"], Json::parse("[[7]]"));
  }
}

TEST_F(Pipe, RefusesFractionsWithoutTheirTag) {
  for (const char* number : {"1.5", "1e3", "-0.0", "[1.0]"}) {
    SCOPED_TRACE(number);
    expect_error(answer(std::string(R"({"query":"RETURN $x","params":{"x":)") + number + "}}"));
  }
}

TEST_F(Pipe, RefusesParametersThatAreNoObject) {
  for (const char* parameters : {"[1]", "1", "\"x\"", "true"}) {
    SCOPED_TRACE(parameters);
    expect_error(answer(std::string(R"({"query":"RETURN 1","params":)") + parameters + "}"));
  }
  EXPECT_TRUE(answer(R"({"query":"RETURN 1","params":{}})").contains("rows"));
}

TEST_F(Pipe, SurvivesValuesNestedBeyondAllReason) {
  const std::string deep = std::string(100000, '[') + std::string(100000, ']');
  answers({R"({"query":"RETURN 1 AS one","params":{"x":)" + deep + "}}", R"({"query":"RETURN 7"})", deep});
}

TEST_F(Pipe, WithoutADatabaseReadingSaysSoAndWritingMakesIt) {
  const auto read = answer(R"({"query":"MATCH (n) RETURN n"})", false);
  expect_error(read);
  EXPECT_THAT(read["error"]["message"], HasSubstr("there is no database"));
  EXPECT_FALSE(has_database());
  expect_error(answer(R"({"query":"RETURN x"})", false));
  const std::string create = R"x({"query":"CREATE (:Boat)"})x";
  const auto both = answers({create, R"({"query":"MATCH (n:Boat) RETURN count(n) AS n"})"}, false);
  EXPECT_EQ(both.back()["rows"], Json::parse("[[1]]"));
  EXPECT_TRUE(has_database());
}

TEST_F(Pipe, WritesToADatabaseOnDiskAndKeepsNoLock) {
  import_text(sailing_graph(), "sailing.jsonl");
  RunOptions options;
  options.input_goes_on = true;
  RunningProgram running(on_database({"pipe"}), options);
  running.send("{\"query\":\"CREATE (n:New {name: 'Keel'}) RETURN n.name AS name\"}\n");
  EXPECT_THAT(running.read_lines(1), ElementsAre(R"({"columns":["name"],"rows":[["Keel"]]})"));
  EXPECT_THAT(cairn({"query", "MATCH (n:New) SET n.seen = true"}), EndsWith(0)) << "another writer";
  running.send("{\"query\":\"MATCH (n:New) RETURN n.seen AS seen\"}\n");
  EXPECT_THAT(running.read_lines(2).back(), R"({"columns":["seen"],"rows":[[true]]})");
}

TEST_F(Pipe, CallsProceduresThatItWasGiven) {
  const auto found = answers({
      R"j({"procedure":{"name":"my.town","inputs":[{"name":"id","type":"INTEGER?"}],"outputs":[{"name":"town","type":"STRING?"}],"rows":[[1,"Brno"],[2,"Oslo"],[2,"Bergen"]]}})j",
      R"j({"query":"CALL my.town(2)"})j",
      R"j({"query":"UNWIND [1, 3] AS i CALL my.town(i) YIELD town AS t RETURN t"})j",
      R"j({"query":"CALL my.town(true)"})j",
      R"j({"reset":true})j",
      R"j({"query":"CALL my.town(2)"})j",
      R"j({"procedure":{"inputs":[]}})j",
  });
  ASSERT_EQ(found.size(), 7U);
  EXPECT_EQ(found[0], Json::parse(R"j({"ok":true})j"));
  EXPECT_EQ(found[1], Json::parse(R"j({"columns":["town"],"rows":[["Oslo"],["Bergen"]]})j"));
  EXPECT_EQ(found[2], Json::parse(R"j({"columns":["t"],"rows":[["Brno"]]})j"));
  EXPECT_EQ(found[3]["error"]["detail"], "InvalidArgumentType");
  EXPECT_EQ(found[5]["error"]["detail"], "ProcedureNotFound");
  expect_error(found[6]);
}

TEST_F(Pipe, TakesAndGivesPointsInTime) {
  const std::string values =
      R"([{"$date":"1984-10-11"},{"$localtime":"12:31:14.5"},{"$time":"12:31+01:00"},{"$localdatetime":"1984-10-11T12:31"},{"$datetime":"1984-10-11T12:31+01:00[Europe/Stockholm]"},{"$duration":"P1Y2M3DT4H"}])";
  const Json reply =
      answer(R"({"query":"CREATE (n {all: $v}) RETURN n.all AS v","params":{"v":)" + values + "}}");
  ASSERT_TRUE(reply.contains("rows")) << reply;
  EXPECT_EQ(reply["rows"][0][0], Json::parse(values));
}

TEST_F(Pipe, ResetsADatabaseInMemory) {
  const auto found = answers({R"({"reset":true})", R"({"query":"MATCH (n) RETURN count(n) AS n"})",
                              R"({"query":"RETURN broken"})", R"({"reset":true})"});
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0], Json({{"ok", true}}));
  EXPECT_EQ(found[1]["rows"], Json::parse("[[0]]"));
  EXPECT_EQ(found[3], Json({{"ok", true}})) << "also after an error";
}

TEST_F(Pipe, ResetsByNothingButAReset) {
  const auto found = answers({R"j({"query":"CREATE (:Boat)"})j", R"j({"reset":false})j",
                              R"j({"reset":null})j", R"j({"query":"RETURN 1","reset":true})j",
                              R"j({"query":"MATCH (n:Boat) RETURN count(n) AS n"})j"});
  ASSERT_EQ(found.size(), 5U);
  for (const std::size_t i : {1U, 2U, 3U}) expect_error(found[i]);
  EXPECT_EQ(found[4]["rows"], Json::parse("[[1]]"));
}

TEST_F(Pipe, RefusesToResetADatabaseOnDisk) {
  import_text(sailing_graph());
  const std::string before = exported();
  const auto found = answers({R"({"reset":true})", R"({"query":"MATCH (n) RETURN count(n) AS n"})"}, false);
  ASSERT_EQ(found.size(), 2U);
  expect_error(found[0]);
  EXPECT_EQ(found[1]["rows"], Json::parse("[[10]]"));
  EXPECT_EQ(exported(), before);
}

TEST_F(Pipe, ResetsADatabaseOnDiskWhereThatIsAllowed) {
  import_text(sailing_graph());
  RunOptions options;
  options.input = "{\"reset\":true}\n{\"query\":\"MATCH (n) RETURN count(n) AS n\"}\n";
  const Outcome run = cairn({"pipe", "--allow-reset"}, options);
  ASSERT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.lines(), ElementsAre(R"({"ok":true})", R"({"columns":["n"],"rows":[[0]]})"));
}

TEST_F(Pipe, AnswersEachRequestBeforeTheNextIsAsked) {
  RunOptions options;
  options.input_goes_on = true;
  RunningProgram pipe({"--db", ":memory:", "pipe"}, options);
  for (int i = 1; i <= 3; ++i) {
    pipe.send("{\"query\":\"RETURN " + std::to_string(i) + " AS i\"}\n");
    EXPECT_EQ(Json::parse(pipe.read_lines(static_cast<std::size_t>(i)).back())["rows"][0][0], i);
  }
}

TEST_F(Pipe, SeesWhatWasImportedSinceItBegan) {
  import_text(sailing_graph());
  RunOptions options;
  options.input_goes_on = true;
  RunningProgram pipe(on_database({"pipe"}), options);
  const std::string count = "{\"query\":\"MATCH (e:Entry) RETURN count(e) AS n\"}\n";
  pipe.send(count);
  EXPECT_EQ(Json::parse(pipe.read_lines(1)[0])["rows"], Json::parse("[[0]]"));
  import_file(glossary("sailing-dump.txt"));
  pipe.send(count);
  EXPECT_EQ(Json::parse(pipe.read_lines(2)[1])["rows"], Json::parse("[[8]]"));
}

TEST_F(Pipe, EndsWithItsInput) {
  RunOptions options;
  const Outcome empty = run_cairn({"--db", ":memory:", "pipe"}, options);
  EXPECT_THAT(empty, EndsWith(0));
  EXPECT_EQ(empty.out, "");
  options.input = R"({"query":"RETURN 7"})";  // without an end of line
  EXPECT_EQ(run_cairn({"--db", ":memory:", "pipe"}, options).json()["rows"], Json::parse("[[7]]"));
}

TEST_F(Pipe, AnswersLongRequests) {
  std::string query = "RETURN 1";
  for (int i = 0; i < 2000; ++i) query += " + 1";
  EXPECT_EQ(answer(R"({"query":")" + query + "\"}")["rows"], Json::parse("[[2001]]"));
  EXPECT_EQ(answer(R"({"query":"RETURN size($x) AS n","params":{"x":")" + std::string(1000000, 'x') +
                   "\"}}")["rows"],
            Json::parse("[[1000000]]"));
}

}  // namespace
}  // namespace cairn::cli
