// What one step of an inspection has found, and what it has left to programs of their own. Next to read: inspect.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "docread/gathering.h"

namespace gongkai::docread {

/// A file that is still to be looked into: its pieces belong in front of the piece with that index.
struct DeferredFile {
  int file = 0;
  std::size_t at = 0;
  std::string bytes;
};

struct InspectAnswer {
  Inspection inspection;
  std::vector<DeferredFile> deferred;  // by `at`
  std::size_t unpacked = 0;            // bytes
};

class AnswerSink : public InspectionSink {
 public:
  explicit AnswerSink(InspectAnswer& answer) : answer_(answer) {}
  void Put(InspectedFile file) override { answer_.inspection.files.push_back(std::move(file)); }
  void Put(Piece piece) override { answer_.inspection.pieces.push_back(std::move(piece)); }
  void Obstruct(int file, Obstacle obstacle, std::string sentence) override;
  void CountPicture() override { ++answer_.inspection.pictures; }
  void Defer(int file, std::string_view bytes) override {
    answer_.deferred.push_back({file, answer_.inspection.pieces.size(), std::string(bytes)});
  }

 private:
  InspectAnswer& answer_;
};

/// The whole could not be looked into.
void Refuse(Inspection& inspection, Obstacle obstacle, std::string sentence);

/// In this process, all but what it defers.
InspectAnswer InspectHere(std::string_view bytes, const std::string& name, const InspectLimits& limits);
/// The same into any sink. Returns what was unpacked; throws Stopped.
std::size_t InspectInto(InspectionSink& sink, std::string_view bytes, const std::string& name,
                        const InspectLimits& limits);

/// By way of gongkai-pdf; embedded files are deferred.
InspectAnswer InspectPdf(std::string_view bytes, const InspectLimits& limits);

/// One step: InspectHere, or the same in a worker.
using InspectStep = InspectAnswer (*)(std::string_view bytes, const std::string& name, const InspectLimits& limits);
/// All steps.
Inspection InspectBySteps(std::string_view bytes, const std::string& name, const InspectLimits& limits,
                          InspectStep step);

}  // namespace gongkai::docread
