// An inspection on its way over the pipe between the process that looks into a file and the one that asked: written as
// it comes, so that the sender holds nothing of it. And the same as one piece of bytes, which may be kept beside
// kInspectionVersion (inspect.h). Next to read: isolated.cc.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "docread/inspect_answer.h"
#include "docread/wire_values.h"

namespace gongkai::docread {

class InspectionWriter : public InspectionSink {
 public:
  /// `write` takes what has gathered; false ends the process that writes.
  using Write = std::function<bool(std::string_view bytes)>;
  explicit InspectionWriter(Write write);

  void Put(InspectedFile file) override;
  void Put(Piece piece) override;
  void Obstruct(int file, Obstacle obstacle, std::string sentence) override;
  void CountPicture() override { ++pictures_; }
  void Defer(int file, std::string_view bytes) override;
  /// The whole is too much; nothing may follow but Finish.
  void Refuse(Obstacle obstacle, const std::string& sentence);
  /// False where it could not all be written.
  bool Finish(std::size_t unpacked);

 private:
  void Flush();

  Write write_;
  WireWriter out_;
  std::size_t pictures_ = 0;
  bool good_ = true;
};

/// Of one that came to its end: without an obstacle of the whole.
std::string ToWire(const Inspection& inspection);
/// Nothing when the bytes are not exactly what ToWire of this version wrote.
std::optional<Inspection> InspectionFromWire(std::string_view bytes);

/// Nothing when the bytes are not exactly one well-formed answer: the sender has read hostile input.
std::optional<InspectAnswer> InspectAnswerFromWire(std::string_view bytes);

}  // namespace gongkai::docread
