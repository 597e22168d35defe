#include "docread/exif_facts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <set>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/encoding.h"
#include "docread/xml_events.h"

namespace gongkai::docread {
namespace {

using std::string_view;

struct FieldName {
  unsigned tag;
  const char* what;
};

// Of the main directory and that of the camera. What only tells how the picture was exposed is left out.
constexpr FieldName kFields[] = {
    {0x010D, "文件名"},     {0x010E, "说明"},      {0x010F, "设备厂家"},   {0x0110, "设备型号"},
    {0x0131, "软件"},       {0x0132, "修改时间"},  {0x013B, "作者"},       {0x013C, "电脑"},
    {0x8298, "版权"},       {0x9003, "拍摄时间"},  {0x9004, "数码化时间"}, {0x927C, "厂家的私有数据"},
    {0x9286, "备注"},       {0x9C9B, "标题"},      {0x9C9C, "备注"},       {0x9C9D, "作者"},
    {0x9C9E, "关键词"},     {0x9C9F, "主题"},      {0xA420, "图片编号"},   {0xA430, "设备所有者"},
    {0xA431, "设备序列号"}, {0xA433, "镜头厂家"},  {0xA434, "镜头型号"},   {0xA435, "镜头序列号"},
    {0xA436, "标题"},       {0xA437, "摄影者"},    {0xA438, "编辑者"},     {0xC4A5, "打印信息"},
    {0xC615, "设备型号"},   {0xC62F, "设备序列号"}};
constexpr FieldName kPlaceFields[] = {{0x001B, "定位方式"}, {0x001C, "拍摄地点"}, {0x001D, "定位日期"}};

class Exif {
 public:
  Exif(string_view bytes, std::vector<ImageFact>& facts, bool tiff) : bytes_(bytes), facts_(facts), tiff_(tiff) {}

  bool Read() {
    if (bytes_.size() < 8) return false;
    little_ = bytes_.starts_with("II");
    Directory(Number(4, 4), kFields, 0);
    AddPlace();
    return good_;
  }

 private:
  std::uint32_t Number(std::size_t at, std::size_t width) {
    if (at > bytes_.size() || bytes_.size() - at < width) {
      good_ = false;
      return 0;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[at + (little_ ? width - 1 - i : i)]);
      value = value << 8U | byte;
    }
    return value;
  }

  struct Field {
    unsigned tag = 0, type = 0;
    std::size_t count = 0;
    std::size_t offset = 0;  // of its value
    string_view value;
  };

  static std::size_t SizeOfType(unsigned type) {
    constexpr std::array<std::size_t, 14> kSizes = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
    return type < kSizes.size() ? kSizes[type] : 0;
  }

  Field FieldAt(std::size_t at) {
    Field field;
    field.tag = Number(at, 2);
    field.type = Number(at + 2, 2);
    field.count = Number(at + 4, 4);
    const std::size_t size = SizeOfType(field.type) * field.count;
    field.offset = size <= 4 ? at + 8 : Number(at + 8, 4);
    if (!good_ || field.offset > bytes_.size() || bytes_.size() - field.offset < size) {
      good_ = false;
      return {};
    }
    field.value = bytes_.substr(field.offset, size);
    return field;
  }

  template <std::size_t n>
  void Directory(std::size_t at, const FieldName (&names)[n], int depth) {
    constexpr int kDeepest = 4;
    constexpr std::size_t kMostDirectories = 2'000;  // pages of a scan
    if (at == 0 || !seen_.insert(at).second) return;
    if (depth > kDeepest || seen_.size() > kMostDirectories) {
      good_ = false;
      return;
    }
    const std::size_t fields = Number(at, 2);
    if (!Spend(fields * 12)) return;
    for (std::size_t i = 0; i < fields && good_; ++i) Take(FieldAt(at + 2 + i * 12), names, depth);
    if (!good_) return;
    const std::size_t end = at + 2 + fields * 12;
    if (end + 4 > bytes_.size()) return;
    const std::size_t next = Number(end, 4);
    if (next != 0 && depth == 0 && !tiff_) facts_.push_back({"缩略图", "缩略图（可能是裁剪以前的样子）"});
    if (next != 0) Directory(next, kFields, tiff_ ? depth : depth + 1);  // the pages of a TIFF stand in a row
  }

  /// Many fields may be the same bytes; but what is read of them is not more than a few times the whole.
  bool Spend(std::size_t bytes) {
    constexpr std::size_t kTimes = 4;
    spent_ += bytes;
    if (spent_ > bytes_.size() * kTimes) good_ = false;
    return good_;
  }

  template <std::size_t n>
  void Take(const Field& field, const FieldName (&names)[n], int depth) {
    constexpr unsigned kCamera = 0x8769, kPlace = 0x8825, kOther = 0xA005, kSub = 0x014A;
    constexpr unsigned kXmp = 0x02BC, kIptc = 0x83BB, kResources = 0x8649;
    if (field.tag == kCamera || field.tag == kOther || field.tag == kSub) {
      if (field.value.size() >= 4) Directory(Number(field.offset, 4), kFields, depth + 1);
    } else if (field.tag == kPlace && field.value.size() >= 4) {
      in_place_ = true;
      Directory(Number(field.offset, 4), kPlaceFields, depth + 1);
      in_place_ = false;
    } else if (in_place_ && field.tag >= 1 && field.tag <= 4) {
      TakeCoordinate(field);
    } else if (field.tag == kXmp) {
      if (Spend(field.value.size())) good_ = AddXmp(field.value, facts_) && good_;
    } else if (field.tag == kIptc || field.tag == kResources) {
      if (Spend(field.value.size())) AddIptc(field.value, facts_);
    } else {
      for (const FieldName& name : names) {
        if (name.tag == field.tag && Spend(field.value.size())) Tell(name.what, field);
      }
    }
  }

  void Tell(const char* what, const Field& field) {
    std::string text;
    if (field.tag >= 0x9C9B && field.tag <= 0x9C9F) {
      text = FromUtf16(field.value, true);
    } else if (field.tag == 0x9286 || field.tag == 0x001B || field.tag == 0x001C) {
      // Eight bytes name the encoding.
      const string_view code = field.value.substr(0, 8),
                        rest = field.value.substr(std::min<std::size_t>(8, field.value.size()));
      text = code.starts_with("UNICODE") ? FromUtf16(rest, little_) : Decode(rest).utf8;
    } else if (field.tag == 0x927C || field.tag == 0xC4A5) {
      text = "有 " + std::to_string(field.value.size()) + " 字节";
    } else if (field.type == 2 || field.type == 1 || field.type == 7) {
      text = Decode(field.value.substr(0, field.value.find('\0'))).utf8;
    }
    if (!IsBlankText(text)) facts_.push_back({what, text});
  }

  static std::string FromUtf16(string_view units, bool little) {
    const bool marked = units.starts_with("\xFF\xFE") || units.starts_with("\xFE\xFF");
    if (marked) little = units.starts_with("\xFF\xFE");
    std::string text;
    for (std::size_t i = marked ? 2 : 0; i + 1 < units.size(); i += 2) {
      const auto first = static_cast<unsigned char>(units[i]), second = static_cast<unsigned char>(units[i + 1]);
      const auto unit = static_cast<char32_t>(little ? first | second << 8U : first << 8U | second);
      if (unit != 0 && (unit < 0xD800 || unit > 0xDFFF)) AppendUtf8(text, unit);
    }
    return text;
  }

  void TakeCoordinate(const Field& field) {
    if (field.tag == 1 || field.tag == 3) {
      const char side = field.value.empty() ? ' ' : field.value[0];
      (field.tag == 1 ? south_ : west_) = side == 'S' || side == 'W';
      return;
    }
    double value = 0, unit = 1;
    for (std::size_t i = 0; i + 8 <= field.value.size() && i < 24; i += 8, unit *= 60) {
      const double over = Number(field.offset + i, 4), under = Number(field.offset + i + 4, 4);
      if (under > 0) value += over / under / unit;
    }
    (field.tag == 2 ? latitude_ : longitude_) = value;
    has_place_ = true;
  }

  void AddPlace() {
    if (!has_place_) return;
    char text[64];
    std::snprintf(text, sizeof text, "%.6f, %.6f", south_ ? -latitude_ : latitude_, west_ ? -longitude_ : longitude_);
    facts_.push_back({"拍摄地点", text});
  }

  string_view bytes_;
  std::vector<ImageFact>& facts_;
  bool little_ = true, good_ = true, in_place_ = false, has_place_ = false, south_ = false, west_ = false;
  bool tiff_;
  double latitude_ = 0, longitude_ = 0;
  std::set<std::size_t> seen_;
  std::size_t spent_ = 0;
};

bool SaysNothing(string_view value) {
  return IsBlankText(value) || value.starts_with("http://ns.") || value.starts_with("http://www.w3.org") ||
         value.starts_with("http://purl.org");
}

}  // namespace

bool AddExif(string_view bytes, std::vector<ImageFact>& facts, bool tiff) { return Exif(bytes, facts, tiff).Read(); }

bool AddXmp(string_view packet, std::vector<ImageFact>& facts) {
  while (!packet.empty() && (packet.back() == '\0' || packet.back() == ' ' || packet.back() == '\n'))
    packet.remove_suffix(1);
  BytesInMemory source(packet);
  try {
    XmlReader xml(source);
    using Event = XmlReader::Event;
    for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
      if (event == Event::kText && !SaysNothing(xml.text())) {
        string_view what = xml.Ancestor(0);
        if (what == "li") what = xml.Ancestor(2);
        facts.push_back({"XMP " + std::string(what), xml.text()});
      }
      if (event != Event::kStart) continue;
      for (const XmlReader::Pair& pair : xml.Attributes()) {
        const bool technical = pair.name.starts_with("xmlns") || pair.name.starts_with("xml:") ||
                               pair.name == "rdf:about" || pair.name == "rdf:parseType" || pair.name == "x:xmptk";
        if (!technical && !SaysNothing(pair.value))
          facts.push_back({"XMP " + std::string(pair.name), std::string(pair.value)});
      }
    }
    return true;
  } catch (const XmlDamaged&) {
    return false;
  }
}

void AddIptc(string_view bytes, std::vector<ImageFact>& facts) {
  for (std::size_t at = bytes.find('\x1C'); at != string_view::npos && at + 5 <= bytes.size();
       at = bytes.find('\x1C', at)) {
    const auto record = static_cast<unsigned char>(bytes[at + 1]), number = static_cast<unsigned char>(bytes[at + 2]);
    const std::size_t size = static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + 3]) << 8U |
                                                      static_cast<unsigned char>(bytes[at + 4]));
    if (record == 0 || record > 9 || size > bytes.size() - at - 5) {
      ++at;
      continue;
    }
    const std::string text = Decode(bytes.substr(at + 5, size)).utf8;
    if (record == 2 && number > 0 && !IsBlankText(text)) facts.push_back({"IPTC " + std::to_string(number), text});
    at += 5 + size;
  }
}

}  // namespace gongkai::docread
