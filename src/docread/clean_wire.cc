// request := "gkc1" unpacks name sights:list(number) changes:list(from to) limits:8 numbers bytes
// answer  := "gka1" obstacle message as changed removed:list(sight where pieces) bytes members:list(name bytes)
// A number is decimal and ends with a blank; a text follows its length, a list its count.
#include "docread/clean_wire.h"

#include <charconv>
#include <cstdint>

namespace gongkai::docread {
namespace {

constexpr std::string_view kRequest = "gkc1", kAnswer = "gka1";
constexpr std::uint64_t kLastSight = 63;

class Packer {
 public:
  explicit Packer(std::string_view magic) : out_(magic) {}
  void Number(std::uint64_t value) { out_.append(std::to_string(value)) += ' '; }
  void Text(std::string_view text) {
    Number(text.size());
    out_ += text;
  }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

class Unpacker {
 public:
  Unpacker(std::string_view bytes, std::string_view magic) : rest_(bytes), good_(bytes.starts_with(magic)) {
    if (good_) rest_.remove_prefix(magic.size());
  }
  std::uint64_t Number(std::uint64_t most = UINT64_MAX) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    const auto used = static_cast<std::size_t>(end - rest_.data());
    good_ = good_ && error == std::errc() && used < rest_.size() && *end == ' ' && value <= most;
    if (!good_) return 0;
    rest_.remove_prefix(used + 1);
    return value;
  }
  std::string_view Text() {
    const std::uint64_t size = Number(rest_.size());
    good_ = good_ && size <= rest_.size();
    if (!good_) return {};
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  /// Each item takes a byte at least.
  std::uint64_t Count() { return Number(rest_.size()); }
  bool good() const { return good_; }
  bool Ended() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_;
};

int Int(std::uint64_t value) { return static_cast<int>(value); }

}  // namespace

std::string ToWire(const CleanRequest& request) {
  Packer pack(kRequest);
  pack.Number(request.unpacks ? 1 : 0);
  pack.Text(request.name);
  pack.Number(request.order.remove.size());
  for (const Sight sight : request.order.remove) pack.Number(static_cast<std::uint64_t>(sight));
  pack.Number(request.order.changes.size());
  for (const TextChange& change : request.order.changes) {
    pack.Text(change.from);
    pack.Text(change.to);
  }
  const InspectLimits& limits = request.limits;
  for (const std::size_t value : {limits.file_bytes, limits.unpacked_bytes, limits.text_bytes, limits.pieces}) {
    pack.Number(value);
  }
  for (const int value : {limits.files, limits.nesting, limits.pages, limits.seconds}) {
    pack.Number(static_cast<std::uint64_t>(value));
  }
  pack.Text(request.bytes);
  return pack.Take();
}

std::optional<CleanRequest> RequestFromWire(std::string_view bytes) {
  Unpacker unpack(bytes, kRequest);
  CleanRequest request;
  request.unpacks = unpack.Number(1) == 1;
  request.name = unpack.Text();
  for (std::uint64_t left = unpack.Count(); left > 0 && unpack.good(); --left) {
    request.order.remove.insert(static_cast<Sight>(unpack.Number(kLastSight)));
  }
  for (std::uint64_t left = unpack.Count(); left > 0 && unpack.good(); --left) {
    TextChange change;
    change.from = unpack.Text();
    change.to = unpack.Text();
    request.order.changes.push_back(std::move(change));
  }
  InspectLimits& limits = request.limits;
  for (std::size_t* value : {&limits.file_bytes, &limits.unpacked_bytes, &limits.text_bytes, &limits.pieces}) {
    *value = unpack.Number();
  }
  for (int* value : {&limits.files, &limits.nesting, &limits.pages, &limits.seconds}) {
    *value = Int(unpack.Number(INT32_MAX));
  }
  request.bytes = unpack.Text();
  return unpack.Ended() ? std::optional(std::move(request)) : std::nullopt;
}

std::string ToWire(const CleanAnswer& answer) {
  const Cleaned& cleaned = answer.cleaned;
  Packer pack(kAnswer);
  pack.Number(static_cast<std::uint64_t>(cleaned.obstacle));
  pack.Text(cleaned.obstacle_message);
  pack.Text(cleaned.as);
  pack.Number(static_cast<std::uint64_t>(cleaned.changed));
  pack.Number(cleaned.removed.size());
  for (const Removed& removed : cleaned.removed) {
    pack.Number(static_cast<std::uint64_t>(removed.sight));
    pack.Text(removed.where);
    pack.Number(static_cast<std::uint64_t>(removed.pieces));
  }
  pack.Text(cleaned.bytes);
  pack.Number(answer.members.size());
  for (const ArchiveMember& member : answer.members) {
    pack.Text(member.name);
    pack.Text(member.bytes);
  }
  return pack.Take();
}

std::optional<CleanAnswer> AnswerFromWire(std::string_view bytes) {
  Unpacker unpack(bytes, kAnswer);
  CleanAnswer answer;
  Cleaned& cleaned = answer.cleaned;
  cleaned.obstacle = static_cast<Obstacle>(unpack.Number(static_cast<std::uint64_t>(Obstacle::kNotOpened)));
  cleaned.obstacle_message = unpack.Text();
  cleaned.as = unpack.Text();
  cleaned.changed = Int(unpack.Number(INT32_MAX));
  for (std::uint64_t left = unpack.Count(); left > 0 && unpack.good(); --left) {
    Removed removed;
    removed.sight = static_cast<Sight>(unpack.Number(kLastSight));
    removed.where = unpack.Text();
    removed.pieces = Int(unpack.Number(INT32_MAX));
    cleaned.removed.push_back(std::move(removed));
  }
  cleaned.bytes = unpack.Text();
  for (std::uint64_t left = unpack.Count(); left > 0 && unpack.good(); --left) {
    ArchiveMember member;
    member.name = unpack.Text();
    member.bytes = unpack.Text();
    answer.members.push_back(std::move(member));
  }
  return unpack.Ended() ? std::optional(std::move(answer)) : std::nullopt;
}

}  // namespace gongkai::docread
