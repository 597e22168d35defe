// A web page without what is not displayed. One pass over tags and text; the page stays as it was written but for what
// goes, and tags whose attributes go. What is displayed is told as far as the page says it itself: by its tags, and by
// plain rules for tags, classes and ids in its own style sheets. Source: HTML Living Standard 4 and 13.2.5.
// Next to read: html_show.h, html_pieces.h.
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docread/clean_work.h"
#include "docread/encoding_out.h"
#include "docread/html_charset.h"
#include "docread/html_pieces.h"
#include "docread/html_show.h"
#include "docread/html_tags.h"

namespace gongkai::docread {
namespace {

using std::string_view;

struct Ordered {
  string_view name;
  Sight sight;
};
// With all that is in them. A form that offers choices and files within are no text of the page.
constexpr Ordered kGoneElements[] = {
    {"script", Sight::kScript},       {"noscript", Sight::kHiddenText}, {"template", Sight::kHiddenText},
    {"noframes", Sight::kHiddenText}, {"datalist", Sight::kFormField},  {"object", Sight::kEmbedded},
    {"embed", Sight::kEmbedded},      {"applet", Sight::kEmbedded},     {"iframe", Sight::kEmbedded},
    {"xml", Sight::kProperty},        {"metadata", Sight::kProperty},   {"desc", Sight::kAlternativeText},
    {"dialog", Sight::kHiddenText}};

constexpr Ordered kGoneAttributes[] = {{"alt", Sight::kAlternativeText},
                                       {"title", Sight::kAlternativeText},
                                       {"summary", Sight::kAlternativeText},
                                       {"aria-label", Sight::kAlternativeText},
                                       {"aria-description", Sight::kAlternativeText},
                                       {"longdesc", Sight::kLinkTarget},
                                       {"cite", Sight::kLinkTarget},
                                       {"action", Sight::kLinkTarget},
                                       {"formaction", Sight::kLinkTarget},
                                       {"ping", Sight::kLinkTarget},
                                       {"background", Sight::kLinkTarget},
                                       {"srcdoc", Sight::kEmbedded},
                                       {"datetime", Sight::kProperty},
                                       {"xml:lang", Sight::kProperty}};

std::optional<Sight> SightOf(string_view name, std::span<const Ordered> list) {
  for (const Ordered& ordered : list) {
    if (ordered.name == name) return ordered.sight;
  }
  return std::nullopt;
}

class HtmlCleaner {
 public:
  HtmlCleaner(string_view page, CleanWork& work) : pieces_(page), rules_(page), work_(work) {}

  std::string Clean() {
    HtmlPiece piece;
    while (pieces_.Next(piece)) Take(piece);
    FlushText();
    return std::move(out_);
  }

 private:
  void Take(HtmlPiece& piece) {
    switch (piece.kind) {
      case HtmlPiece::Kind::kText:
        return TakeText(piece.raw);
      case HtmlPiece::Kind::kComment:
        return TakeComment(piece.raw);
      case HtmlPiece::Kind::kDeclaration:
        return Put(piece.raw);
      case HtmlPiece::Kind::kEnd:
        return TakeEnd(piece);
      case HtmlPiece::Kind::kStart:
        return TakeStart(piece);
    }
  }

  void TakeText(string_view raw) {
    if (work_.Removes(Sight::kPale) && shown_.IsPaleHere() && raw.find_first_not_of(" \t\r\n") != string_view::npos) {
      return work_.Note(Sight::kPale, "网页");
    }
    if (!texts_.empty() && texts_.back().at + texts_.back().length == out_.size()) {
      texts_.back().length += raw.size();  // a million '<' that begin nothing are one text
    } else {
      texts_.push_back({out_.size(), raw.size()});
    }
    out_ += raw;
  }

  void TakeComment(string_view raw) {
    if (work_.RemovesAnything()) {
      if (work_.Removes(Sight::kHiddenText)) work_.Note(Sight::kHiddenText, "网页代码里的注释");
      return;
    }
    std::string changed(raw);
    work_.Change(changed);
    Put(changed);
  }

  /// A tag between two pieces of text of one line does not part words.
  void Put(string_view raw) { out_ += raw; }

  void TakeEnd(const HtmlPiece& piece) {
    shown_.Close(piece.name);
    if (BreaksLine(piece.name) || piece.name == "td" || piece.name == "tr") FlushText();
    Put(piece.raw);
  }

  void TakeStart(HtmlPiece& piece) {
    if (BreaksLine(piece.name) || piece.name == "td" || piece.name == "tr") FlushText();
    if (const auto sight = SightOf(piece.name, kGoneElements); sight && work_.Removes(*sight)) {
      if (piece.name == "dialog" && piece.Has("open")) return PutTag(piece);
      return Skip(piece, *sight);
    }
    if (piece.name == "meta" || piece.name == "link") return TakeMeta(piece);
    if (piece.name == "input" && TakesInput(piece)) return;
    if (piece.name == "select" && work_.Removes(Sight::kFormField)) return TakeSelect(piece);
    if (piece.name == "style" || piece.name == "title" || piece.name == "textarea" || piece.name == "script") {
      return TakeRaw(piece);
    }
    const auto unseen = shown_.Open(piece, rules_);
    if (unseen && work_.Removes(*unseen)) {
      if (!HasNoEnd(piece.name) && !piece.closes_itself) shown_.Close(piece.name);
      return Skip(piece, *unseen);
    }
    PutTag(piece);
  }

  /// To its end tag.
  void Skip(const HtmlPiece& piece, Sight sight) {
    work_.Note(sight, "网页");
    if (!HasNoEnd(piece.name) && !piece.closes_itself) pieces_.SkipElement(piece.name);
  }

  void TakeRaw(const HtmlPiece& piece) {
    std::string content(pieces_.RawContent(piece.name));
    const bool is_form = piece.name == "textarea";
    if (is_form && work_.Removes(Sight::kFormField)) {
      if (!content.empty()) work_.Note(Sight::kFormField, "网页的表单");
      content.clear();
    }
    if (piece.name == "style" && work_.RemovesAnything()) content = WithoutStyleComments(content);
    PutTag(piece);
    if (piece.name == "title" || is_form) {
      TakeText(content);
      FlushText();
    } else {
      work_.Change(content);
      out_ += content;
    }
    out_.append("</").append(piece.name).append(">");
  }

  void TakeMeta(HtmlPiece& piece) {
    const std::string name = piece.Lower("name"), equiv = piece.Lower("http-equiv"), rel = piece.Lower("rel");
    const bool stays = piece.name == "link" ? rel.find("stylesheet") != std::string::npos
                                            : piece.Has("charset") || equiv == "content-type" || name == "viewport" ||
                                                  equiv == "x-ua-compatible";
    if (!stays && work_.Removes(Sight::kProperty)) {
      work_.Note(Sight::kProperty, "网页的属性");
      return;
    }
    PutTag(piece);
  }

  /// True when it is gone.
  bool TakesInput(HtmlPiece& piece) {
    if (!work_.Removes(Sight::kFormField)) return false;
    const std::string type = piece.Lower("type");
    if (type == "hidden") {
      work_.Note(Sight::kFormField, "网页的表单");
      return true;
    }
    const bool is_button = type == "submit" || type == "button" || type == "reset";
    const bool has_value = !is_button && piece.Drop("value"), has_hint = piece.Drop("placeholder");
    if (has_value || has_hint) work_.Note(Sight::kFormField, "网页的表单");
    return false;
  }

  /// Of the choices the one that is shown stays.
  void TakeSelect(HtmlPiece& piece) {
    const std::string shown = ShownChoice(pieces_.RawContent("select"));
    work_.Note(Sight::kFormField, "网页的表单");
    PutTag(piece);
    out_ += "<option selected>";
    TakeText(shown);
    FlushText();
    out_ += "</option></select>";
  }

  void PutTag(HtmlPiece piece) {
    bool changed = false;
    piece.Filter([&](string_view name, string_view value) {
      const bool goes = GoesAttribute(name, value);
      changed = changed || goes;
      return !goes;
    });
    changed = ChangeAttributes(piece) || changed;
    out_ += changed || piece.raw.empty() ? piece.Write() : std::string(piece.raw);
  }

  bool GoesAttribute(string_view name, string_view value) {
    if (name.starts_with("on") || LowerStart(value, "javascript:") || LowerStart(value, "vbscript:")) {
      return NoteIf(Sight::kScript, "网页");
    }
    if (name.starts_with("data-"))
      return NoteIf(Sight::kHiddenText, "网页的代码") || NoteIf(Sight::kProperty, "网页的属性");
    if (name == "href" && !value.starts_with('#')) return NoteIf(Sight::kLinkTarget, "网页");
    const auto sight = SightOf(name, kGoneAttributes);
    return sight && NoteIf(*sight, "网页");
  }
  bool NoteIf(Sight sight, string_view where) {
    if (!work_.Removes(sight)) return false;
    work_.Note(sight, where);
    return true;
  }

  bool ChangeAttributes(HtmlPiece& piece) {
    bool changed = false;
    for (HtmlPiece::Attribute& attribute : piece.attributes) {
      if (attribute.name == "src" && LowerStart(attribute.value, "data:image/")) {
        changed = CleanDataImage(attribute.value, work_) || changed;
      }
      changed = (!work_.changes().empty() && work_.Change(attribute.value)) || changed;
    }
    return changed;
  }

  /// Words across the pieces of text since the last break of a line.
  void FlushText() {
    if (!work_.changes().empty()) {
      std::vector<std::string> texts;
      for (const Span& span : texts_) texts.push_back(DecodeHtml(string_view(out_).substr(span.at, span.length)));
      const std::vector<std::string> before = texts;
      work_.Changed(work_.changes().ApplyAcross(texts));
      for (std::size_t i = texts_.size(); i-- > 0;) {
        if (texts[i] != before[i]) out_.replace(texts_[i].at, texts_[i].length, EscapeHtml(texts[i]));
      }
    }
    texts_.clear();
  }

  struct Span {
    std::size_t at, length;
  };
  HtmlPieces pieces_;
  HtmlRules rules_;
  HtmlShown shown_;
  CleanWork& work_;
  std::string out_;
  std::vector<Span> texts_;  // in `out_`
};

}  // namespace

std::optional<std::string> CleanHtml(string_view bytes, CleanWork& work) {
  const DecodedText decoded = Decode(bytes, DeclaredCharset(bytes));
  if (decoded.damaged) {
    return work.Refuse(Obstacle::kDamaged, "网页里有编码不对的地方，不能可靠地处理，请另存为 UTF-8 后再试。");
  }
  const std::string cleaned = HtmlCleaner(decoded.utf8, work).Clean();
  std::optional<std::string> written = EncodeLike(cleaned, decoded, bytes);
  if (!written) return work.Refuse(Obstacle::kDamaged, "替换后的文字不能用网页原来的编码保存，请另存为 UTF-8 后再试。");
  return written;
}

}  // namespace gongkai::docread
