// One precedence for every setting: command line, environment, file; and every mistake named with its place.
#include "cli/settings.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "cli/commands.h"

namespace gongkai::cli {
namespace {

class File {
 public:
  explicit File(std::string_view text) : path_(std::filesystem::temp_directory_path() / "gongkai-settings-test.conf") {
    std::ofstream(path_) << text;
  }
  ~File() { std::filesystem::remove(path_); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

using Variables = std::map<std::string, std::string>;

Result<Arguments> Read(std::vector<std::string> words, const Variables& variables = {}) {
  return ReadArguments(words, ServeCommandOptions(), [&](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  });
}

std::string Refused(std::string_view text) {
  const File file(text);
  const auto read = Read({"--config", file.path()});
  REQUIRE_FALSE(read);
  std::string message = read.error().message;
  return message.substr(message.find("第"));
}

TEST_CASE("the command line counts before the environment, the environment before the file") {
  const File file("listen = 127.0.0.1:1\ndata = /from/file\nkeys = /keys/from/file\n");
  const Variables variables = {
      {"GONGKAI_CONFIG", file.path()}, {"GONGKAI_LISTEN", "127.0.0.1:2"}, {"GONGKAI_DATA", "/from/env"}};
  const auto read = Read({"--listen", "127.0.0.1:3"}, variables);
  REQUIRE(read);
  CHECK(read->ValueOf("--listen") == "127.0.0.1:3");
  CHECK(read->ValueOf("--data") == "/from/env");
  CHECK(read->ValueOf("--keys") == "/keys/from/file");
}

TEST_CASE("a file as an office writes it: byte order mark, Windows line ends, remarks, blanks, Chinese") {
  const File file(
      "\xEF\xBB\xBF# 县里的设置\r\n\r\n  site-name =  澄砚县人民政府  \r\nhost=www.a.gov.cn, zwgk.a.gov.cn\r\npublic = "
      "是\r\n");
  const auto read = Read({"--config", file.path()});
  REQUIRE(read);
  CHECK(read->ValueOf("--site-name") == "澄砚县人民政府");
  CHECK(read->ValueOf("--host") == "www.a.gov.cn, zwgk.a.gov.cn");
  CHECK(read->Has("--public"));
}

TEST_CASE("a switch that is off is as if it were not there") {
  CHECK_FALSE(Read({}, {{"GONGKAI_PUBLIC", "no"}})->Has("--public"));
  CHECK(Read({}, {{"GONGKAI_PUBLIC", "yes"}})->Has("--public"));
  const auto wrong = Read({}, {{"GONGKAI_PUBLIC", "maybe"}});
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message == "环境变量 GONGKAI_PUBLIC：public 只能写 yes 或 no");
}

TEST_CASE("off in a nearer place counts before on in a farther one; an empty value says nothing") {
  const File file("public = yes\nkeys =\n");
  CHECK(Read({"--config", file.path()})->Has("--public"));
  CHECK_FALSE(Read({"--config", file.path()}, {{"GONGKAI_PUBLIC", "no"}})->Has("--public"));
  CHECK_FALSE(Read({"--config", file.path()})->Has("--keys"));
}

TEST_CASE("an empty file is a file without settings") {
  const File file("");
  CHECK(Read({"--config", file.path()}));
}

TEST_CASE("what is wrong in the file is told with its line") {
  CHECK(Refused("lisen = 127.0.0.1:1\n") ==
        "第 1 行：没有 lisen 这个设置，是不是 listen？（gongkai help config 列出全部设置）");
  CHECK(Refused("# 说明\nlisten\n") == "第 2 行：应写成 名称 = 值");
  CHECK(Refused("data = /a\ndata = /b\n") == "第 2 行：data 前面已经写过");
  CHECK(Refused("config = other\n").starts_with("第 1 行：没有 config 这个设置"));
  CHECK_FALSE(Read({"--config", "/nowhere/at/all.conf"}));
}

TEST_CASE("one file serves all commands: what a command does not know is for another") {
  const File file("listen = 127.0.0.1:1\ndata = /from/file\n");
  const std::vector<std::string> words = {"--config", file.path(), "copy.gk"};
  const auto read = ReadArguments(words, CopyOptions(), [](const std::string&) { return std::nullopt; });
  REQUIRE(read);
  CHECK(read->ValueOf("--data") == "/from/file");
  CHECK_FALSE(read->Has("--listen"));
  CHECK(read->words == std::vector<std::string>{"copy.gk"});
}

TEST_CASE("the page of all settings names each with its option and its variable") {
  const std::string page = SettingsPage();
  for (const Setting& setting : Settings()) {
    CAPTURE(setting.option.name);
    CHECK(page.find(std::string(setting.option.name) + " ") != page.npos);
    CHECK(page.find(EnvironmentName(setting.option.name) + "\n") != page.npos);
  }
  CHECK(EnvironmentName("--db-read") == "GONGKAI_DB_READ");
}

}  // namespace
}  // namespace gongkai::cli
