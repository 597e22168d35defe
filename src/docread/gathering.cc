#include "docread/gathering.h"

#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/inspectors.h"

namespace gongkai::docread {
namespace {

/// As most texts are.
bool IsSound(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) return false;
  }
  const bool has_none =
      text.find("\xEF\xBF\xBE") == std::string_view::npos && text.find("\xEF\xBF\xBF") == std::string_view::npos;
  return has_none && IsValidUtf8(text);
}

/// Sound UTF-8 without what no text holds.
std::string Sound(std::string_view text) {
  if (IsSound(text)) return std::string(text);
  std::string sound;
  sound.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || (c >= 0xFFFE && c <= 0xFFFF);
    if (!control) AppendUtf8(sound, c);
  }
  return sound;
}

}  // namespace

Gathering::Gathering(InspectionSink& sink, const InspectLimits& limits)
    : sink_(sink), limits_(limits), deadline_(Clock::now() + std::chrono::seconds(limits.seconds)) {}

void Gathering::Add(Piece at, Sight sight, std::string_view text, std::string_view where) {
  Tick();
  const std::string sound = Sound(text);
  const std::string_view trimmed = Trim(sound);
  if (trimmed.empty()) return;
  text_ += trimmed.size();
  if (++pieces_ > limits_.pieces || text_ > limits_.text_bytes) {
    throw Stopped(Obstacle::kTooLarge, "文件的内容太多，超出了可以检查的限度，没有检查完，请拆分后再上传。");
  }
  at.sight = sight;
  at.text = trimmed;
  at.where = open_.back().path + Sound(where);  // a name out of the file stands in it
  at.file = open_.back().file;
  sink_.Put(std::move(at));
}

void Gathering::ObstructPart(std::string sentence) {
  sink_.Obstruct(open_.back().file, Obstacle::kNone, std::move(sentence));
}

void Gathering::SpendUnpacked(std::size_t bytes) {
  CheckClock();
  if (bytes > UnpackedLeft()) {
    throw Stopped(Obstacle::kTooLarge, "文件解开后太大，超出了可以检查的限度，没有检查，请拆分后再上传。");
  }
  unpacked_ += bytes;
}

void Gathering::Tick() {
  constexpr unsigned kSeldom = 64;
  if (++ticks_ % kSeldom == 0) CheckClock();
}

void Gathering::CheckClock() {
  if (Clock::now() < deadline_) return;
  throw Stopped(Obstacle::kTooSlow,
                "检查这份文件用时超过 " + std::to_string(limits_.seconds) + " 秒，已停止，请另存或拆分后重新上传。");
}

void Gathering::Begin(std::string_view bytes, const std::string& name) {
  open_.assign(1, {});
  files_ = 1;
  sink_.Put(InspectedFile{{}, KindOfFile(bytes), -1, {}});
  LookAt(bytes, name);
}

void Gathering::BeginElsewhere(std::string kind) {
  open_.assign(1, {});
  files_ = 1;
  sink_.Put(InspectedFile{{}, std::move(kind), -1, {}});
}

void Gathering::DeferWithin(std::string_view bytes, const std::string& name) {
  PutWithin(name.empty() ? "未命名" : Sound(name), KindOfFile(bytes));
  sink_.Defer(files_ - 1, bytes);
}

void Gathering::PutWithin(const std::string& name, std::string kind) {
  Tick();
  if (++files_ > limits_.files) {
    throw Stopped(Obstacle::kTooLarge,
                  "里面的文件超过 " + std::to_string(limits_.files) + " 个，没有检查完，请拆分后再上传。");
  }
  sink_.Put(InspectedFile{name, std::move(kind), open_.back().file, {}});
}

void Gathering::Unopened(const std::string& name, Obstacle obstacle, std::string sentence) {
  PutWithin(Sound(name), "文件");
  sink_.Obstruct(files_ - 1, obstacle, std::move(sentence));
}

void Gathering::LookInto(std::string_view bytes, const std::string& given) {
  const std::string name = given.empty() ? "未命名" : Sound(given);
  PutWithin(name, KindOfFile(bytes));
  open_.push_back({files_ - 1, 0, open_.back().path + "文件“" + name + "”："});
  if (open_.size() > static_cast<std::size_t>(limits_.nesting) + 1) {
    sink_.Obstruct(files_ - 1, Obstacle::kTooLarge, "文件里一层套一层，套得太深，没有再打开。");
  } else {
    LookAt(bytes, name);
  }
  open_.pop_back();
}

void Gathering::LookAt(std::string_view bytes, const std::string& name) {
  const std::size_t depth = open_.size();
  try {
    InspectAnything(bytes, name, *this);
  } catch (const Obstructed& why) {
    open_.resize(depth);
    sink_.Obstruct(open_.back().file, why.obstacle, why.message);
  }
}

}  // namespace gongkai::docread
