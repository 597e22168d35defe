// XML as a stream of events, out of bytes that come step by step: no tree is built, so memory does not grow with the
// part. Entities of a document type are never expanded (and files of Office have none); names are told without their
// prefix, as docx_xml.h tells them.
//
// Malformed XML throws XmlDamaged: whoever reads half of it could call clean what another program shows.
#pragma once

#include <cstddef>
#include <deque>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// 0 at the end.
  virtual std::size_t Read(char* to, std::size_t most) = 0;
};

class BytesInMemory : public ByteSource {
 public:
  explicit BytesInMemory(std::string_view bytes) : rest_(bytes) {}
  std::size_t Read(char* to, std::size_t most) override;

 private:
  std::string_view rest_;
};

struct XmlDamaged : std::exception {
  const char* what() const noexcept override { return "malformed XML"; }
};

class XmlReader {
 public:
  enum class Event { kStart, kEnd, kText, kFinished };

  explicit XmlReader(ByteSource& source);

  /// An element without content gives a start and an end. A text is all that stands between two tags, unless it is very
  /// long.
  Event Next();
  /// On to the root, which stands before anything else was read; throws XmlDamaged where nothing but blanks is there.
  void EnterRoot();

  /// Of a start or an end; without its prefix, valid until Next.
  std::string_view name() const { return name_; }
  const std::string& text() const { return text_; }
  /// Empty where it is not there; valid until Next.
  std::string_view Attribute(std::string_view local_name) { return AttributeAt(local_name).value; }
  bool HasAttribute(std::string_view local_name) { return AttributeAt(local_name).there; }
  struct Pair {
    std::string_view name, value;  // the name with its prefix
  };
  const std::vector<Pair>& Attributes();

  /// How many elements are open; at a start and at an end the element itself is one of them.
  std::size_t depth() const { return names_.size(); }
  /// The name of an open element, 0 being the one looked at; empty where there is none.
  std::string_view Ancestor(std::size_t steps) const;
  /// What has stood between tags and is no text: comments, instructions, the rules of a document type. No program shows
  /// it, and everybody who unpacks the file reads it.
  const std::vector<std::string>& Remarks() const { return remarks_; }
  /// At a start: passes over everything up to and including its end.
  void Skip();
  /// At a start: all text up to and including its end.
  std::string Content();

 private:
  struct Found {
    std::string_view value;
    bool there = false;
  };
  Found AttributeAt(std::string_view local_name);
  bool Fill();
  std::size_t Find(std::string_view what, std::size_t from);
  std::size_t EndOfTag();
  std::size_t EndOfText();
  void Decode();
  Event TakeTag();
  Event TakeText();
  bool TakeOther();
  void KeepRemark(std::string_view inside);
  void Consume(std::size_t bytes) { at_ += bytes; }
  std::string_view Buffered() const { return std::string_view(buffer_).substr(at_); }

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;        // the source has no more
  bool end_follows_ = false;  // of an element without content
  bool pop_follows_ = false;  // the end that was told last closes its element
  std::string tag_;           // of the start looked at: all between '<' and '>'
  std::string_view name_;
  std::string text_;
  std::vector<Pair> pairs_;
  bool has_pairs_ = false;
  std::deque<std::string> decoded_;
  std::vector<std::string> names_;
  std::vector<std::string> remarks_;
  std::size_t remarked_ = 0;  // bytes of them
};

/// Five entities that XML itself has, and characters by number; what else stands there stays as it is.
void AppendXmlDecoded(std::string_view raw, std::string& to);

}  // namespace gongkai::docread
