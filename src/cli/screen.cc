// gongkai screen FILE…: what is in files, or in a text, that must not go out. Nothing is kept; with --clean a copy
// without it is written.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include "cli/commands.h"
#include "cli/input_files.h"
#include "cli/load.h"
#include "cli/ordered_pool.h"
#include "cli/progress.h"
#include "cli/screen_view.h"
#include "place/place.h"

namespace gongkai::cli {
namespace {

namespace fs = std::filesystem;

constexpr Option kOptions[] = {
    {"--json", "", "每个文件输出一行 JSON，供其他程序使用"},
    {"--text", "", "从标准输入读一段文字，不读文件"},
    {"--clean", "输出", "写出清理过的副本：一个文件时是文件名，多个文件时是文件夹"},
    {"--place", "区划代码", "本机关的行政区划代码（如 410307107），写了才查外地地名"},
    kJobsOption,
};

struct Order {
  bool json = false;
  std::string clean;  // empty: no copies
  unsigned jobs = 1;
  screening::Register names;
};

struct Done {
  std::string text;
  std::array<std::size_t, 3> hits = {};  // by sureness
  std::size_t remaining = 0;             // in the copy
  bool could_not = false;                // no copy
};

struct Summary {
  std::size_t files = 0, clean = 0, remaining = 0, without_copy = 0;
  std::array<std::size_t, 3> hits = {};

  void Count(const Done& done) {
    ++files;
    if (done.hits == std::array<std::size_t, 3>{}) ++clean;
    for (std::size_t i = 0; i < hits.size(); ++i) hits[i] += done.hits[i];
    remaining += done.remaining;
    without_copy += done.could_not ? 1 : 0;
  }
  std::string Text() const {
    return fmt::format("共 {} 个文件：没有发现问题 {} 个；确定 {} 处，很可能 {} 处，请核对 {} 处\n", files, clean,
                       hits[0], hits[1], hits[2]);
  }
  bool HasHits() const { return hits != std::array<std::size_t, 3>{}; }
};

Result<Order> OrderOf(const Arguments& arguments) {
  Order order{arguments.Has("--json"), arguments.ValueOf("--clean"), 1, {}};
  order.jobs = TRY(JobsOf(arguments));
  order.names.place_code = arguments.ValueOf("--place");
  if (!order.names.place_code.empty() && place::Find(order.names.place_code) == nullptr) {
    return Error{ErrorKind::kInvalidInput, fmt::format("没有 {} 这个行政区划代码", order.names.place_code), {}};
  }
  if (arguments.Has("--text") && !order.clean.empty()) {
    return Error{ErrorKind::kInvalidInput, "--text 只看不改，不能和 --clean 一起用", {}};
  }
  return order;
}

class Run {
 public:
  Run(Order order, std::vector<std::string> files)
      : order_(std::move(order)),
        files_(std::move(files)),
        screener_(screening::BuiltInLists(), order_.names),
        today_(TodayHere()) {}

  Summary Files() {
    Summary summary;
    Progress progress("检查", files_.size());
    ForEachInOrder<Done>(
        files_.size(), order_.jobs, [&](std::size_t i) { return DoFile(files_[i]); },
        [&](std::size_t i, Done&& done) {
          progress.Hide();
          Print(done.text);
          summary.Count(done);
          progress.Done(i + 1);
        });
    return summary;
  }

  Summary Text() {
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    const Done done = Told(ScreenText(screener_, text, today_));
    Print(done.text);
    Summary summary;
    summary.Count(done);
    return summary;
  }

 private:
  Done Told(const ScreenedFile& file) const {
    Done done;
    done.text = order_.json ? ScreenedLine(file) + "\n" : DrawScreened(file, paint_);
    for (const screening::Hit& hit : file.hits) ++done.hits[static_cast<std::size_t>(hit.sureness)];
    return done;
  }

  Done DoFile(const std::string& path) const {
    const std::string bytes = BytesOfFile(path);
    const ScreenedFile file = ScreenBytes(screener_, bytes, path, today_);
    Done done = Told(file);
    if (!order_.clean.empty()) WriteCopy(file, bytes, done);
    return done;
  }

  std::string CopyPath(const std::string& path) const {
    std::error_code error;
    const bool folder = files_.size() > 1 || fs::is_directory(order_.clean, error);
    return folder ? (fs::path(order_.clean) / BaseName(path)).string() : order_.clean;
  }

  void WriteCopy(const ScreenedFile& file, std::string_view bytes, Done& done) const {
    const CleanedFile cleaned = CleanFile(file, bytes);
    if (!cleaned.obstacle.empty()) {
      done.could_not = true;
      Say(done, fmt::format("  没有写出副本：{}\n\n", cleaned.obstacle));
      return;
    }
    const std::string path = CopyPath(file.path);
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(cleaned.bytes.data(), static_cast<std::streamsize>(cleaned.bytes.size()));
    if (!out.flush()) throw std::runtime_error("副本写不出去：" + path);
    const ScreenedFile again = ScreenBytes(screener_, cleaned.bytes, path, today_, cleaned.burnt);
    done.remaining = again.hits.size();
    Say(done, fmt::format("  清理后的副本：{}\n  去掉看不见的内容 {} 处，遮去 {} 处；{}\n\n", path, cleaned.removed,
                          cleaned.changed,
                          again.hits.empty() ? "再看一遍，没有发现问题。"
                                             : fmt::format("还有 {} 处要由人处理。", again.hits.size())));
  }

  void Say(Done& done, const std::string& text) const {
    if (!order_.json) done.text += text;
  }

  Order order_;
  std::vector<std::string> files_;
  screening::Screener screener_;
  Date today_;
  Paint paint_ = Paint::ForStandardOutput();
};

/// Two files of one name would be one copy; a copy onto the file itself is none.
std::optional<std::string> WhyNoCopies(const std::vector<std::string>& files, const std::string& clean) {
  std::error_code error;
  if (files.size() == 1) {
    if (fs::equivalent(files.front(), clean, error)) return "--clean 不能写回原文件，请换一个文件名";
    return std::nullopt;
  }
  std::set<std::string> names;
  for (const std::string& file : files) {
    if (!names.insert(BaseName(file)).second) return fmt::format("有两个文件都叫 {}，副本会互相覆盖", BaseName(file));
    if (fs::equivalent(file, fs::path(clean) / BaseName(file), error))
      return "--clean 不能写回原文件夹，请换一个文件夹";
  }
  fs::create_directories(clean, error);
  if (!fs::is_directory(clean, error)) return fmt::format("不能建立文件夹 {}", clean);
  return std::nullopt;
}

int ExitCodeOf(const Summary& summary, const Order& order) {
  if (order.clean.empty()) return summary.HasHits() ? kFindings : kDone;
  if (summary.without_copy > 0) return Fail(fmt::format("有 {} 个文件没有写出副本", summary.without_copy));
  return summary.remaining > 0 ? kFindings : kDone;
}

int ScreenFiles(const Arguments& arguments, Order order) {
  if (arguments.words.empty())
    return Fail("没有给出文件，请写成 gongkai screen 文件或文件夹…，或者用 --text 从标准输入读");
  InputFiles input = ExpandPaths(arguments.words, FilesOfFolders::kAll);
  std::erase_if(input.files,
                [&](const std::string& file) { return std::ranges::find(input.missing, file) != input.missing.end(); });
  if (input.files.empty() && !input.missing.empty()) return Fail(MissingSentence(input.missing));
  if (input.files.empty()) return Fail(fmt::format("文件夹 {} 里没有文件", arguments.words.front()));
  if (!order.clean.empty()) {
    if (const auto why = WhyNoCopies(input.files, order.clean)) return Fail(*why);
  }
  const Summary summary = Run(order, input.files).Files();
  if (!order.json) Print(summary.Text());
  if (!input.missing.empty()) return Fail(MissingSentence(input.missing));
  return ExitCodeOf(summary, order);
}

}  // namespace

std::span<const Option> ScreenOptions() { return kOptions; }

int Screen(std::span<const std::string> words) {
  const auto arguments = ParseArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  auto order = OrderOf(*arguments);
  if (!order) return Fail(order.error().message);
  if (!arguments->Has("--text")) return ScreenFiles(*arguments, std::move(*order));
  if (!arguments->words.empty()) return Fail("--text 从标准输入读，后面不写文件");
  const Summary summary = Run(std::move(*order), {}).Text();
  return summary.HasHits() ? kFindings : kDone;
}

}  // namespace gongkai::cli
