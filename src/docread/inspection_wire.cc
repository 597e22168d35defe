// answer   := "gki1" record*
// record   := 'F' name kind inside+1 | 'O' file obstacle sentence | 'D' file bytes | 'X' obstacle sentence
//           | 'P' sight text where file table row column page flag [box] | 'E' pictures unpacked
// Whole numbers, measures and texts as in wire.cc; 'E' stands at the end.
#include "docread/inspection_wire.h"

#include <utility>

namespace gongkai::docread {
namespace {

constexpr std::string_view kMagic = "gki1";
constexpr std::size_t kFlushAt = 256U << 10U;
constexpr int kLastSight = static_cast<int>(Sight::kEarlierVersion);
constexpr int kLastObstacle = static_cast<int>(Obstacle::kNotOpened);

class AnswerReader {
 public:
  explicit AnswerReader(std::string_view bytes) : from_(bytes), sink_(answer_) {}

  std::optional<InspectAnswer> Read() {
    if (from_.Raw(kMagic.size()) != kMagic) return std::nullopt;
    while (from_.good() && !ended_) {
      const std::string_view kind = from_.Raw(1);
      if (kind.empty() || !Take(kind[0])) return std::nullopt;
    }
    if (!from_.good() || !from_.AtEnd() || answer_.inspection.files.empty()) return std::nullopt;
    if (refused_ != Obstacle::kNone) docread::Refuse(answer_.inspection, refused_, sentence_);
    if (answer_.inspection.obstacle != Obstacle::kNone) answer_.deferred.clear();
    return std::move(answer_);
  }

 private:
  int File() {
    const auto files = static_cast<int>(answer_.inspection.files.size());
    return files == 0 ? (from_.Fail(), 0) : from_.Whole(files - 1);
  }

  bool Take(char kind) {
    switch (kind) {
      case 'F':
        TakeFile();
        break;
      case 'P':
        TakePiece();
        break;
      case 'O':
        TakeObstacle();
        break;
      case 'D':
        TakeDeferred();
        break;
      case 'X':
        refused_ = static_cast<Obstacle>(from_.Whole(kLastObstacle));
        from_.Get(sentence_);
        break;
      case 'E':
        answer_.inspection.pictures = from_.Whole();
        answer_.unpacked = from_.Size();
        ended_ = true;
        break;
      default:
        return false;
    }
    return from_.good();
  }

  void TakeFile() {
    InspectedFile file;
    from_.Get(file.name);
    from_.Get(file.kind);
    file.inside = from_.Whole(static_cast<int>(answer_.inspection.files.size())) - 1;
    if (answer_.inspection.files.empty() != (file.inside < 0)) from_.Fail();
    if (from_.good()) sink_.Put(std::move(file));
  }

  void TakePiece() {
    Piece piece;
    piece.sight = static_cast<Sight>(from_.Whole(kLastSight));
    from_.Get(piece.text);
    from_.Get(piece.where);
    piece.file = File();
    for (int* value : {&piece.table, &piece.row, &piece.column, &piece.page}) *value = from_.Whole();
    if (from_.Whole(1) == 1) {
      for (double* value : {&piece.box.left, &piece.box.top, &piece.box.right, &piece.box.bottom}) {
        *value = from_.Measure();
      }
    }
    if (piece.text.empty()) from_.Fail();
    if (from_.good()) sink_.Put(std::move(piece));
  }

  void TakeObstacle() {
    const int file = File();
    const auto obstacle = static_cast<Obstacle>(from_.Whole(kLastObstacle));
    std::string sentence;
    from_.Get(sentence);
    if (!from_.good()) return;
    if (file == 0 && obstacle != Obstacle::kNone) {  // at the end, when there is nothing left to come
      refused_ = obstacle;
      sentence_ = std::move(sentence);
    } else {
      sink_.Obstruct(file, obstacle, std::move(sentence));
    }
  }

  void TakeDeferred() {
    const int file = File();
    const std::string_view bytes = from_.Raw(from_.Size());
    if (from_.good()) sink_.Defer(file, bytes);
  }

  WireReader from_;
  InspectAnswer answer_;
  AnswerSink sink_;
  bool ended_ = false;
  Obstacle refused_ = Obstacle::kNone;
  std::string sentence_;
};

}  // namespace

InspectionWriter::InspectionWriter(Write write) : write_(std::move(write)) { out_.Raw(kMagic); }

void InspectionWriter::Flush() { good_ = good_ && write_(out_.Take()); }

void InspectionWriter::Put(InspectedFile file) {
  out_.Raw("F");
  out_.Text(file.name);
  out_.Text(file.kind);
  out_.Whole(file.inside + 1);
}

void InspectionWriter::Put(Piece piece) {
  out_.Raw("P");
  out_.Whole(static_cast<int>(piece.sight));
  out_.Text(piece.text);
  out_.Text(piece.where);
  for (const int value : {piece.file, piece.table, piece.row, piece.column, piece.page}) out_.Whole(value);
  const bool boxed = piece.box != Box{};
  out_.Whole(boxed ? 1 : 0);
  if (boxed) {
    for (const double value : {piece.box.left, piece.box.top, piece.box.right, piece.box.bottom}) out_.Measure(value);
  }
  if (out_.size() > kFlushAt) Flush();
}

void InspectionWriter::Obstruct(int file, Obstacle obstacle, std::string sentence) {
  out_.Raw("O");
  out_.Whole(file);
  out_.Whole(static_cast<int>(obstacle));
  out_.Text(sentence);
}

void InspectionWriter::Defer(int file, std::string_view bytes) {
  out_.Raw("D");
  out_.Whole(file);
  out_.Size(bytes.size());
  Flush();
  good_ = good_ && write_(bytes);
}

void InspectionWriter::Refuse(Obstacle obstacle, const std::string& sentence) {
  out_.Raw("X");
  out_.Whole(static_cast<int>(obstacle));
  out_.Text(sentence);
}

bool InspectionWriter::Finish(std::size_t unpacked) {
  out_.Raw("E");
  out_.Size(pictures_);
  out_.Size(unpacked);
  Flush();
  return good_;
}

std::string ToWire(const Inspection& inspection) {
  std::string bytes;
  InspectionWriter writer([&bytes](std::string_view part) {
    bytes += part;
    return true;
  });
  int number = 0;
  for (const InspectedFile& file : inspection.files) {
    writer.Put(file);
    if (!file.obstacle.empty()) writer.Obstruct(number, Obstacle::kNone, file.obstacle);
    ++number;
  }
  for (const Piece& piece : inspection.pieces) writer.Put(piece);
  for (int picture = 0; picture < inspection.pictures; ++picture) writer.CountPicture();
  writer.Finish(0);
  return bytes;
}

std::optional<Inspection> InspectionFromWire(std::string_view bytes) {
  std::optional<InspectAnswer> answer = InspectAnswerFromWire(bytes);
  if (!answer || !answer->deferred.empty()) return std::nullopt;
  return std::move(answer->inspection);
}

std::optional<InspectAnswer> InspectAnswerFromWire(std::string_view bytes) { return AnswerReader(bytes).Read(); }

}  // namespace gongkai::docread
