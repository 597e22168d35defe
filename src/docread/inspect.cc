// By steps: what a process that is locked in can look into is one step; PDF and old Office files within it need
// programs of their own, which such a process cannot start, so they come back with the answer and are steps of their
// own, and so on down to the last file within. Their pieces are put in where they belong.
#include "docread/inspect.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "docread/inspect_answer.h"
#include "docread/inspectors.h"
#include "docread/libre_office.h"

namespace gongkai::docread {
namespace {

using Clock = std::chrono::steady_clock;

/// What is left for a file within, after what the files before it have taken.
InspectLimits Left(const InspectLimits& limits, const Inspection& taken, std::size_t unpacked, std::size_t text,
                   int depth) {
  const auto less = [](auto all, auto part) {
    return all > static_cast<decltype(all)>(part) ? all - static_cast<decltype(all)>(part) : decltype(all){0};
  };
  InspectLimits left = limits;
  left.unpacked_bytes = less(limits.unpacked_bytes, unpacked);
  left.text_bytes = less(limits.text_bytes, text);
  left.pieces = less(limits.pieces, taken.pieces.size());
  left.files = less(limits.files, taken.files.size());
  left.nesting = less(limits.nesting, depth);
  return left;
}

int DepthOf(const Inspection& inspection, int file) {
  int depth = 0;
  for (int at = file; at > 0; at = inspection.files[static_cast<std::size_t>(at)].inside) ++depth;
  return depth;
}

std::size_t TextOf(const std::vector<Piece>& pieces) {
  std::size_t bytes = 0;
  for (const Piece& piece : pieces) bytes += piece.text.size();
  return bytes;
}

class Steps {
 public:
  Steps(const InspectLimits& limits, InspectStep step)
      : limits_(limits), step_(step), deadline_(Clock::now() + 3 * std::chrono::seconds(limits.seconds)) {}

  Inspection Run(std::string_view bytes, const std::string& name) {
    Inspection all;
    Finish(Step(bytes, name, limits_), all);
    return all;
  }

 private:
  InspectAnswer Step(std::string_view bytes, const std::string& name, const InspectLimits& limits) {
    if (bytes.size() > limits.file_bytes || !NeedsProgram(bytes)) return step_(bytes, name, limits);
    if (SniffClosely(bytes).kind == Kind::kPdf) return InspectPdf(bytes, limits);
    InspectAnswer answer = Convert(bytes, name, limits);
    answer.inspection.files.at(0).kind = KindOfFile(bytes);
    return answer;
  }

  /// What LibreOffice makes of a hostile file is hostile too.
  InspectAnswer Convert(std::string_view bytes, const std::string& name, const InspectLimits& limits) {
    const Converted converted = ToNewOffice(bytes, limits.file_bytes);
    InspectAnswer answer;
    if (converted.obstacle == Obstacle::kNone) {
      answer = step_(converted.bytes, name, limits);
      AddOle(bytes, limits, answer);
    } else {
      answer.inspection.files.emplace_back();
      Refuse(answer.inspection, converted.obstacle, converted.message);
    }
    return answer;
  }

  /// Macros and objects, which LibreOffice leaves out.
  void AddOle(std::string_view bytes, const InspectLimits& limits, InspectAnswer& answer) {
    if (!bytes.starts_with("\xD0\xCF\x11\xE0") || answer.inspection.obstacle != Obstacle::kNone) return;
    InspectAnswer more = step_(bytes, std::string(kOleAlone), limits);
    if (more.inspection.files.empty()) return;
    std::string& obstacle = answer.inspection.files.at(0).obstacle;
    if (obstacle.empty()) obstacle = more.inspection.files.front().obstacle;  // also where the whole could not be told
    if (more.inspection.obstacle != Obstacle::kNone) return;
    const auto moved = [base = static_cast<int>(answer.inspection.files.size()) - 1](int file) {
      return file > 0 ? file + base : file;
    };
    for (std::size_t i = 1; i < more.inspection.files.size(); ++i) {
      more.inspection.files[i].inside = moved(more.inspection.files[i].inside);
      answer.inspection.files.push_back(std::move(more.inspection.files[i]));
    }
    const std::size_t before = answer.inspection.pieces.size();
    for (Piece& piece : more.inspection.pieces) {
      piece.file = moved(piece.file);
      answer.inspection.pieces.push_back(std::move(piece));
    }
    for (DeferredFile& file : more.deferred) {
      answer.deferred.push_back({moved(file.file), file.at + before, std::move(file.bytes)});
    }
    answer.unpacked += more.unpacked;
  }

  /// Appends to `all`, at the end of its pieces; what was deferred is done where it belongs.
  void Finish(InspectAnswer answer, Inspection& all) {
    std::vector<int> files;  // of the answer: their numbers in `all`
    for (InspectedFile& file : answer.inspection.files) {
      if (all.files.empty()) {
        files.push_back(0);
      } else if (files.empty()) {
        files.push_back(current_);
        all.files[static_cast<std::size_t>(current_)].kind = file.kind;
        all.files[static_cast<std::size_t>(current_)].obstacle = file.obstacle;
        continue;
      } else {
        files.push_back(static_cast<int>(all.files.size()));
      }
      if (file.inside >= 0) file.inside = files[static_cast<std::size_t>(file.inside)];
      all.files.push_back(std::move(file));
    }
    unpacked_ += answer.unpacked;
    text_ += TextOf(answer.inspection.pieces);
    all.pictures += answer.inspection.pictures;
    if (files.at(0) == 0) {
      all.obstacle = answer.inspection.obstacle;
      all.obstacle_message = answer.inspection.obstacle_message;
    }
    Append(std::move(answer), files, all);
  }

  void Append(InspectAnswer answer, const std::vector<int>& files, Inspection& all) {
    if (all.pieces.empty() && answer.deferred.empty() && files[0] == 0) {  // most files: nothing is moved
      all.pieces = std::move(answer.inspection.pieces);
      return;
    }
    const std::string path = PathOf(all.files, files[0]);
    std::size_t next = 0;
    const auto take = [&](std::size_t until) {
      for (; next < until; ++next) {
        Piece& piece = answer.inspection.pieces[next];
        piece.file = files[static_cast<std::size_t>(piece.file)];
        piece.where.insert(0, path);
        all.pieces.push_back(std::move(piece));
      }
    };
    for (DeferredFile& file : answer.deferred) {
      take(std::min(file.at, answer.inspection.pieces.size()));
      FinishDeferred(file, files[static_cast<std::size_t>(file.file)], all);
    }
    take(answer.inspection.pieces.size());
  }

  void FinishDeferred(const DeferredFile& deferred, int file, Inspection& all) {
    const int depth = DepthOf(all, file);
    const std::string name = all.files[static_cast<std::size_t>(file)].name;
    if (Clock::now() > deadline_) {
      all.files[static_cast<std::size_t>(file)].obstacle = "检查里面的文件用时太长，这一个没有再打开，请单独上传。";
      return;
    }
    const InspectLimits left = Left(limits_, all, unpacked_, text_, depth);
    if (depth >= limits_.nesting + 1 || left.files == 0) {
      all.files[static_cast<std::size_t>(file)].obstacle = "文件里一层套一层，套得太深，没有再打开。";
      return;
    }
    InspectAnswer answer = Step(deferred.bytes, name, left);
    current_ = file;
    Finish(std::move(answer), all);
  }

  const InspectLimits& limits_;
  InspectStep step_;
  Clock::time_point deadline_;  // of all steps: each has the whole time, but not without end
  int current_ = 0;             // the file that is deferred
  std::size_t unpacked_ = 0, text_ = 0;
};

}  // namespace

void AnswerSink::Obstruct(int file, Obstacle obstacle, std::string sentence) {
  Inspection& inspection = answer_.inspection;
  if (file == 0 && obstacle != Obstacle::kNone) {
    Refuse(inspection, obstacle, sentence);
  } else {
    inspection.files.at(static_cast<std::size_t>(file)).obstacle = std::move(sentence);
  }
}

void Refuse(Inspection& inspection, Obstacle obstacle, std::string sentence) {
  if (inspection.files.empty()) inspection.files.emplace_back();
  inspection.files.resize(1);
  inspection.pieces.clear();
  inspection.pictures = 0;
  inspection.files[0].obstacle = sentence;
  inspection.obstacle = obstacle;
  inspection.obstacle_message = std::move(sentence);
}

std::size_t InspectInto(InspectionSink& sink, std::string_view bytes, const std::string& name,
                        const InspectLimits& limits) {
  if (bytes.size() > limits.file_bytes) {
    throw Stopped(Obstacle::kTooLarge,
                  "文件超过 " + std::to_string(limits.file_bytes >> 20U) + " MB，没有检查，请拆分后再上传。");
  }
  Gathering gathering(sink, limits);
  gathering.Begin(bytes, name);
  return gathering.unpacked();
}

InspectAnswer InspectHere(std::string_view bytes, const std::string& name, const InspectLimits& limits) {
  InspectAnswer answer;
  AnswerSink sink(answer);
  try {
    answer.unpacked = InspectInto(sink, bytes, name, limits);
  } catch (const Stopped& why) {
    Refuse(answer.inspection, why.obstacle, why.message);
  }
  if (answer.inspection.obstacle != Obstacle::kNone) answer.deferred.clear();
  return answer;
}

Inspection InspectBySteps(std::string_view bytes, const std::string& name, const InspectLimits& limits,
                          InspectStep step) {
  return Steps(limits, step).Run(bytes, name);
}

Inspection Inspect(std::string_view bytes, std::string_view name, const InspectLimits& limits) {
  return InspectBySteps(bytes, std::string(name), limits, &InspectHere);
}

}  // namespace gongkai::docread
