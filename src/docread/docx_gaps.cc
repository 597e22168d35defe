// wire := "gkg1" obstacle message main parts:list(name bytes) around:list(text) paragraphs:list(text pieces:list(xml
// name between) without)
#include "docread/docx_gaps.h"

#include <algorithm>

#include "base/utf8.h"
#include "docread/clean.h"
#include "docread/clean_work.h"
#include "docread/docx_gap_paragraph.h"
#include "docread/docx_xml.h"
#include "docread/office_rewrite.h"
#include "docread/sniff.h"
#include "docread/wire_values.h"
#include "docread/zip_archive.h"
#include "docread/zip_writing.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr string_view kMagic = "gkg1", kOpen = "{{";
constexpr std::size_t kMostOnWire = 4'000;

DocxGaps Refused(Obstacle obstacle, std::string message) {
  DocxGaps gaps;
  gaps.obstacle = obstacle;
  gaps.obstacle_message = std::move(message);
  return gaps;
}

void AllParagraphs(pugi::xml_node node, std::vector<pugi::xml_node>& paragraphs) {
  for (const pugi::xml_node child : node) {
    if (LocalName(child) == "p") {
      paragraphs.push_back(child);
    } else {
      AllParagraphs(child, paragraphs);
    }
  }
}

/// The text is written once with a mark for each paragraph, and cut there.
class Taker {
 public:
  explicit Taker(CleanWork& work) : work_(work) {}

  std::optional<DocxGaps> Take(string_view bytes) {
    if (!parts_.Load(bytes, work_)) return std::nullopt;
    gaps_.main = parts_.Main();
    if (!TakeText() || !LookIntoOthers() || !TakeParts()) return std::nullopt;
    return std::move(gaps_);
  }

 private:
  void TakeFrom(pugi::xml_node root) {
    if (WriteNode(root).find(kGapMark) != std::string::npos) {
      work_.Refuse(Obstacle::kDamaged, "文件里有不是文字的字符，请另存后再试。");
      return;
    }
    std::vector<pugi::xml_node> paragraphs;
    AllParagraphs(root, paragraphs);
    if (paragraphs.size() > kMostGapParagraphs) {
      work_.Refuse(Obstacle::kTooLarge, "文件太长，最多2000段。");
      return;
    }
    for (pugi::xml_node paragraph : paragraphs) {
      if (HasBracesWithin(paragraph)) return RefusePlace();
      gaps_.paragraphs.push_back(TakeGapParagraph(paragraph));
      pugi::xml_node parent = paragraph.parent();
      parent.insert_child_before(pugi::node_pcdata, paragraph).set_value(std::string(kGapMark).c_str());
      parent.remove_child(paragraph);
    }
  }

  void RefusePlace() {
    work_.Refuse(Obstacle::kUnsupported,
                 "要填的内容（两个花括号）只能写在正文和表格里，不能写在页眉、页脚、脚注和文本框里。");
  }

  bool TakeText() {
    if (!parts_.Edit(gaps_.main, work_, [this](pugi::xml_node root) { TakeFrom(root); })) return false;
    std::size_t count = 0;
    for (const GapParagraph& each : gaps_.paragraphs) count += each.pieces.size() - 1;
    if (count > kMostGaps) {
      work_.Refuse(Obstacle::kTooLarge, "要填的内容太多，最多500处。");
      return false;
    }
    string_view rest = parts_.Bytes(gaps_.main);
    for (std::size_t mark = rest.find(kGapMark); mark != string_view::npos; mark = rest.find(kGapMark)) {
      gaps_.around.emplace_back(rest.substr(0, mark));
      rest.remove_prefix(mark + kGapMark.size());
    }
    gaps_.around.emplace_back(rest);
    return gaps_.around.size() == gaps_.paragraphs.size() + 1;
  }

  bool LookIntoOthers() {
    for (const std::string& part : parts_.Names()) {
      if (part == gaps_.main || parts_.ContentType(part).find("wordprocessingml") == std::string::npos) continue;
      const auto look = [this](pugi::xml_node root) {
        if (AllTextOf(root).find(kOpen) != std::string::npos) RefusePlace();
      };
      if (!parts_.Edit(part, work_, look)) return false;
    }
    return true;
  }

  /// Everything as it would be written, with the lists of types and references.
  bool TakeParts() {
    const std::optional<std::string> saved = parts_.Save(work_);
    if (!saved) return false;
    const ZipArchive archive(*saved);
    std::size_t left = kLargestGapsUnpacked;
    for (std::size_t i = 0; i < archive.entries(); ++i) {
      std::string name(archive.NameOf(i)), bytes;
      if (name == gaps_.main) continue;
      if (archive.Unpack(i, left, bytes) != ZipEnd::kRead) {
        work_.Refuse(Obstacle::kTooLarge, "文件解开后太大，请去掉大的图片后再试。");
        return false;
      }
      left -= bytes.size();
      gaps_.parts.emplace_back(std::move(name), std::move(bytes));
    }
    return true;
  }

  OfficeRewrite parts_;
  CleanWork& work_;
  DocxGaps gaps_;
};

std::string Escaped(string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const string_view rest = text.substr(i, 3);
    if (rest == "\xEF\xBF\xBE" || rest == "\xEF\xBF\xBF") {  // U+FFFE, U+FFFF are no characters of XML
      i += 2;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    } else {
      out += ' ';
    }
  }
  return out;
}

/// Lines of a value, each in a paragraph of its own.
std::string Filled(const std::string& value, const std::string& between) {
  std::string out;
  string_view rest = value;
  while (true) {
    const std::size_t end = rest.find('\n');
    out += Escaped(rest.substr(0, end));
    if (end == string_view::npos) return out;
    out += between;
    rest.remove_prefix(end + 1);
  }
}

std::string Filled(const GapParagraph& paragraph, const GapValue& value) {
  std::string out;
  for (const GapPiece& piece : paragraph.pieces) {
    out += piece.xml;
    if (piece.name.empty()) continue;
    const auto text = value(piece.name);
    if (!text || !IsValidUtf8(*text)) return paragraph.without;
    out += Filled(*text, piece.between);
  }
  return out;
}

template <class Read>
void ReadList(WireReader& wire, std::size_t most, const Read& read) {
  const std::uint64_t count = wire.Size();
  if (count > most || count > wire.left()) return wire.Fail();
  for (std::uint64_t i = 0; i < count && wire.good(); ++i) read();
}

GapParagraph ParagraphFrom(WireReader& wire) {
  GapParagraph paragraph;
  wire.Get(paragraph.text);
  ReadList(wire, kMostOnWire, [&] {
    GapPiece piece;
    wire.Get(piece.xml);
    wire.Get(piece.name);
    wire.Get(piece.between);
    paragraph.pieces.push_back(std::move(piece));
  });
  wire.Get(paragraph.without);
  return paragraph;
}

}  // namespace

DocxGaps GapsOfClean(string_view clean) {
  const CleanOrder order;
  InspectLimits limits;
  limits.unpacked_bytes = kLargestGapsUnpacked;
  CleanWork work(order, limits);
  auto gaps = Taker(work).Take(clean);
  if (gaps) return *std::move(gaps);
  const Cleaned why = work.Take(std::nullopt);
  if (why.obstacle != Obstacle::kNone) return Refused(why.obstacle, why.obstacle_message);
  return Refused(Obstacle::kDamaged, "这份文件读不出来，请用 Word 或 WPS 打开，另存为 docx 后再试。");
}

DocxGaps ReadDocxGapsBy(string_view bytes, const std::function<Cleaned(const CleanOrder&, const InspectLimits&)>& clean,
                        const std::function<DocxGaps(string_view)>& take) {
  if (bytes.size() > kLargestGapsFile) return Refused(Obstacle::kTooLarge, "文件最大2兆，请去掉大的图片后再试。");
  if (SniffClosely(bytes).kind != Kind::kDocx) {
    return Refused(Obstacle::kUnsupported, "这不是 docx 文件，请用 Word 或 WPS 另存为 docx 后再试。");
  }
  CleanOrder order;
  for (int sight = 1; sight <= static_cast<int>(Sight::kEarlierVersion); ++sight) {
    order.remove.insert(static_cast<Sight>(sight));
  }
  InspectLimits limits;
  limits.file_bytes = kLargestGapsFile;
  limits.unpacked_bytes = kLargestGapsUnpacked;
  const Cleaned cleaned = clean(order, limits);
  if (cleaned.obstacle != Obstacle::kNone) return Refused(cleaned.obstacle, cleaned.obstacle_message);
  return take(cleaned.bytes);
}

DocxGaps ReadDocxGaps(string_view bytes) {
  return ReadDocxGapsBy(
      bytes,
      [&](const CleanOrder& order, const InspectLimits& limits) { return Clean(bytes, "a.docx", order, limits); },
      &GapsOfClean);
}

std::string ToWire(const DocxGaps& gaps) {
  WireWriter wire;
  wire.Raw(kMagic);
  wire.Whole(static_cast<int>(gaps.obstacle));
  wire.Text(gaps.obstacle_message);
  wire.Text(gaps.main);
  wire.Size(gaps.parts.size());
  for (const auto& [name, bytes] : gaps.parts) {
    wire.Text(name);
    wire.Text(bytes);
  }
  wire.Size(gaps.around.size());
  for (const std::string& text : gaps.around) wire.Text(text);
  wire.Size(gaps.paragraphs.size());
  for (const GapParagraph& paragraph : gaps.paragraphs) {
    wire.Text(paragraph.text);
    wire.Size(paragraph.pieces.size());
    for (const GapPiece& piece : paragraph.pieces) {
      wire.Text(piece.xml);
      wire.Text(piece.name);
      wire.Text(piece.between);
    }
    wire.Text(paragraph.without);
  }
  return wire.Take();
}

std::optional<DocxGaps> DocxGapsFromWire(string_view bytes) {
  WireReader wire(bytes);
  if (wire.Raw(kMagic.size()) != kMagic) return std::nullopt;
  DocxGaps gaps;
  gaps.obstacle = static_cast<Obstacle>(wire.Whole(static_cast<int>(Obstacle::kNotOpened)));
  wire.Get(gaps.obstacle_message);
  wire.Get(gaps.main);
  ReadList(wire, kMostOnWire, [&] {
    std::string name;
    wire.Get(name);
    const string_view part = wire.Raw(wire.Size());
    gaps.parts.emplace_back(std::move(name), std::string(part));
  });
  ReadList(wire, kMostOnWire, [&] { wire.Get(gaps.around.emplace_back()); });
  ReadList(wire, kMostOnWire, [&] { gaps.paragraphs.push_back(ParagraphFrom(wire)); });
  if (!wire.good() || !wire.AtEnd()) return std::nullopt;
  if (gaps.obstacle == Obstacle::kNone && gaps.around.size() != gaps.paragraphs.size() + 1) return std::nullopt;
  return gaps;
}

std::optional<std::string> FillDocxGaps(const DocxGaps& gaps, const GapValue& value) {
  if (gaps.around.empty()) return std::nullopt;
  std::string text = gaps.around.front();
  for (std::size_t i = 0; i < gaps.paragraphs.size(); ++i) {
    text += Filled(gaps.paragraphs[i], value) + gaps.around[i + 1];
  }
  std::vector<ZipMember> members;
  for (const auto& [name, bytes] : gaps.parts) members.push_back({name, bytes});
  members.push_back({gaps.main, text});
  return WriteZip(members);
}

}  // namespace gongkai::docread
