// What the inspectors of all formats write into: pieces, files within, obstacles; and where every limit is kept. An
// inspector that goes beyond one is stopped by an exception, which ends at the entrance (inspect.cc) in a sentence.
//
// Next to read: inspectors.h (one function a format).
#pragma once

#include <chrono>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "docread/inspect.h"

namespace gongkai::docread {

/// Where it all goes: into an Inspection (inspect_answer.h), or over a pipe as it comes (inspection_wire.h).
class InspectionSink {
 public:
  virtual ~InspectionSink() = default;
  virtual void Put(InspectedFile file) = 0;
  virtual void Put(Piece piece) = 0;
  virtual void Obstruct(int file, Obstacle obstacle, std::string sentence) = 0;
  virtual void CountPicture() = 0;
  /// A file that only a program of its own can look into. Whoever may start one does it later; the pieces come here.
  virtual void Defer(int file, std::string_view bytes) = 0;
};

/// The whole was too much.
struct Stopped : std::exception {
  Stopped(Obstacle why, std::string sentence) : obstacle(why), message(std::move(sentence)) {}
  const char* what() const noexcept override { return message.c_str(); }
  Obstacle obstacle;
  std::string message;
};

/// This one file cannot be looked into; the others can.
struct Obstructed : Stopped {
  using Stopped::Stopped;
};

class Gathering {
 public:
  Gathering(InspectionSink& sink, const InspectLimits& limits);

  const InspectLimits& limits() const { return limits_; }

  /// Nothing where the text is blank.
  void Add(Sight sight, std::string_view text, std::string_view where) { Add({}, sight, text, where); }
  /// `at` gives table, row, column, page and box.
  void Add(Piece at, Sight sight, std::string_view text, std::string_view where);
  void CountPicture() { sink_.CountPicture(); }
  /// A number for a table of the file that is looked into.
  int NewTable() { return ++open_.back().tables; }
  /// For readers that number tables themselves.
  void KnowTables(int tables) { open_.back().tables = tables; }

  /// Part of the file that is looked into cannot be; what is found stands.
  void ObstructPart(std::string sentence);

  /// A file within: looked into at once, with all that it holds, up to `limits().nesting`.
  void LookInto(std::string_view bytes, const std::string& name);
  /// A file within that cannot be had.
  void Unopened(const std::string& name, Obstacle obstacle, std::string sentence);
  /// The file itself; the same for the entrance.
  void Begin(std::string_view bytes, const std::string& name);
  /// The same where somebody else looks into it: nothing but its kind is known here.
  void BeginElsewhere(std::string kind);
  /// A file within, for whoever may start programs.
  void DeferWithin(std::string_view bytes, const std::string& name);
  /// Of the file that is looked into: for a program of its own.
  void Defer(std::string_view bytes) { sink_.Defer(open_.back().file, bytes); }

  std::size_t UnpackedLeft() const { return limits_.unpacked_bytes - unpacked_; }
  void SpendUnpacked(std::size_t bytes);
  std::size_t unpacked() const { return unpacked_; }
  /// To be called in whatever may take long without a piece.
  void Tick();
  /// The same before what may take long by itself.
  void CheckClock();

 private:
  using Clock = std::chrono::steady_clock;
  struct Open {
    int file = 0;
    int tables = 0;
    std::string path;  // "文件“名单.zip”："
  };
  void LookAt(std::string_view bytes, const std::string& name);
  void PutWithin(const std::string& name, std::string kind);

  InspectionSink& sink_;
  InspectLimits limits_;
  std::vector<Open> open_;  // the file itself, and those around the one that is looked into
  std::size_t pieces_ = 0, text_ = 0, unpacked_ = 0;
  unsigned ticks_ = 0;
  int files_ = 0;
  Clock::time_point deadline_;
};

}  // namespace gongkai::docread
