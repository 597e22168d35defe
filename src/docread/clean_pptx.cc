// Slides without what is not shown: hidden slides, notes, comments, shapes beyond the edge, text in the colour of its
// background. Source: ISO/IEC 29500-1 19 (PresentationML). Next to read: office_edit.h.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docread/clean_work.h"
#include "docread/docx_xml.h"
#include "docread/office_edit.h"
#include "docread/office_rewrite.h"
#include "docread/paleness.h"
#include "docread/slide_frames.h"
#include "docread/slide_shapes.h"

namespace gongkai::docread {
namespace {

using std::string_view;

class SlideCleaner {
 public:
  SlideCleaner(CleanWork& work, std::string where, double width, double height)
      : work_(work), where_(std::move(where)), width_(width), height_(height) {}

  /// `ground`: what lies behind all of it. `is_template`: what stands in its places for text is shown nowhere.
  void Clean(pugi::xml_node root, const Behind& ground, bool is_template) {
    const std::vector<SlideFrame> frames = FramesOf(Child(Child(root, "cSld"), "spTree"));
    std::vector<pugi::xml_node> unseen;
    for (std::size_t i = 0; i < frames.size(); ++i) {
      const Sight sight = SightOfFrame(frames, i, width_, height_);
      if (sight != Sight::kShown && work_.Removes(sight) && HoldsText(frames[i].shape)) {
        work_.Note(sight, where_);
        unseen.push_back(frames[i].shape);
        continue;
      }
      if (is_template) EmptyPlace(frames[i].shape);
      DropPale(frames[i].shape, BehindFrame(frames, i, ground));
    }
    for (const pugi::xml_node shape : unseen) Remove(shape);
    FromBelow(root, [&](pugi::xml_node node) { Visit(node); });
    CleanDrawings(root, work_, where_);
  }

 private:
  void Visit(pugi::xml_node node) {
    const string_view name = LocalName(node);
    if (name == "tc" && (IsOn(node, "hMerge") || IsOn(node, "vMerge"))) {
      EmptyCell(node);
    } else if (name == "graphicFrame" && work_.Removes(Sight::kEmbedded)) {
      KeepPictureOfObject(node);
    } else if (name == "extLst" || name == "custDataLst") {
      if (work_.RemovesAnything() && LocalName(node.parent()) != "blip") Remove(node);
    } else if (name == "controls" && work_.Removes(Sight::kScript)) {
      Remove(node);
    } else if (name == "videoFile" || name == "audioFile" || name == "media" || name == "timing") {
      if (work_.Removes(Sight::kEmbedded)) Remove(node);  // the last may name a film or sound that is gone
    }
  }

  static bool IsOn(pugi::xml_node node, const char* name) {
    const string_view value = node.attribute(name).value();
    return value == "1" || value == "true";
  }

  void DropPale(pugi::xml_node shape, const Behind& behind) {
    if (!work_.Removes(Sight::kPale)) return;
    FromBelow(shape, [&](pugi::xml_node run) {
      if (LocalName(run) != "r" && LocalName(run) != "fld") return;
      const pugi::xml_node properties = Child(run, "rPr");
      constexpr int kTiny = 200;  // hundredths of a point
      const auto colour = SolidFillOf(properties);
      const bool pale = colour && colour->known && IsPale(colour->colour, behind);
      if (!pale && ToInt(Attribute(properties, "sz"), kTiny) >= kTiny) return;
      if (HoldsText(run)) work_.Note(Sight::kPale, where_);
      Remove(run);
    });
  }

  /// A place for text in a master or layout. What programs put there ("单击此处编辑标题") is nobody's text.
  void EmptyPlace(pugi::xml_node shape) {
    if (!work_.Removes(Sight::kHiddenText) || !Child(Child(Child(shape, "nvSpPr"), "nvPr"), "ph")) return;
    FromBelow(Child(shape, "txBody"), [&](pugi::xml_node node) {
      if (LocalName(node) != "p") return;
      std::string text;
      FromBelow(node, [&text](pugi::xml_node inner) { text += inner.value(); });
      if (text.empty() || IsPrompt(text)) return;
      work_.Note(Sight::kHiddenText, where_);
      DropRuns(node);
    });
  }

  static void DropRuns(pugi::xml_node node) {
    FromBelow(node, [](pugi::xml_node run) {
      if (LocalName(run) == "r" || LocalName(run) == "fld" || LocalName(run) == "br") Remove(run);
    });
  }

  /// Under a merged cell.
  void EmptyCell(pugi::xml_node cell) {
    if (!work_.Removes(Sight::kCovered) || !HoldsText(Child(cell, "txBody"))) return;
    work_.Note(Sight::kCovered, where_);
    DropRuns(cell);
  }

  /// A file within is shown by a picture of it.
  void KeepPictureOfObject(pugi::xml_node frame) {
    pugi::xml_node object, picture;
    FromBelow(frame, [&](pugi::xml_node node) {
      if (LocalName(node) == "oleObj") object = node;
      if (LocalName(node) == "pic") picture = node;
    });
    if (!object) return;
    work_.Note(Sight::kEmbedded, where_);
    if (picture) frame.parent().insert_move_before(picture, frame);
    Remove(frame);
  }

  CleanWork& work_;
  std::string where_;
  double width_, height_;
};

class PptxCleaner {
 public:
  PptxCleaner(OfficeRewrite& parts, CleanWork& work) : parts_(parts), work_(work), show_(parts.Main()) {}

  bool Clean() {
    DropOrderedLinks(parts_, work_);
    if (!CleanShow()) return false;
    parts_.DropUnreachable();
    for (const std::string& part : parts_.Names()) {
      if (part != show_ && parts_.ContentType(part).ends_with("xml") && !CleanPart(part)) return false;
    }
    parts_.DropUnreachable();
    for (const std::string& part : parts_.Names()) ChangeWordsOfPart(parts_, part, work_);
    LevelNames(parts_, work_);
    return CleanFilesWithin(parts_, work_);
  }

 private:
  bool CleanShow() {
    std::set<std::string> hidden;
    const bool good = parts_.Edit(show_, work_, [&](pugi::xml_node root) {
      const pugi::xml_node size = Child(root, "sldSz");
      if (size) {
        width_ = size.attribute("cx").as_double();
        height_ = size.attribute("cy").as_double();
      }
      hidden = DropSlides(Child(root, "sldIdLst"));
      for (pugi::xml_node child = root.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        const string_view name = LocalName(child);
        const bool notes = name == "notesMasterIdLst" || name == "handoutMasterIdLst";
        if (work_.RemovesAnything() &&
            (name == "extLst" || name == "custShowLst" || name == "custDataLst" || name == "photoAlbum" ||
             name == "modifyVerifier" || (notes && work_.Removes(Sight::kNotes)))) {
          root.remove_child(child);
        }
        child = next;
      }
    });
    if (!good) return false;
    std::vector<std::string> sources = parts_.Names();
    for (const std::string& source : sources) {
      parts_.DropLinks(source, [&](const PartLink& link) { return hidden.contains(link.target); });
    }
    return true;
  }

  std::set<std::string> DropSlides(pugi::xml_node list) {
    std::set<std::string> hidden;
    int number = 0, kept = 0;
    for (pugi::xml_node entry = list.first_child(); entry;) {
      const pugi::xml_node next = entry.next_sibling();
      const std::string id(entry.attribute("r:id").value());
      ++number;
      for (const PartLink& link : parts_.LinksOf(show_)) {
        if (link.id != id) continue;
        places_[link.target] = "第 " + std::to_string(number) + " 张幻灯片";
        if (work_.Removes(Sight::kHiddenSlide) && IsHidden(link.target)) hidden.insert(link.target);
      }
      const bool goes = std::any_of(hidden.begin(), hidden.end(), [&](const std::string& part) {
        return std::any_of(parts_.LinksOf(show_).begin(), parts_.LinksOf(show_).end(),
                           [&](const PartLink& link) { return link.id == id && link.target == part; });
      });
      if (goes) {
        work_.Note(Sight::kHiddenSlide, "第 " + std::to_string(number) + " 张幻灯片");
        list.remove_child(entry);
      } else {
        ++kept;
      }
      entry = next;
    }
    if (number > 0 && kept == 0) work_.Refuse(Obstacle::kUnsupported, "幻灯片全部是隐藏的，去掉以后没有内容。");
    return hidden;
  }

  bool IsHidden(const std::string& part) {
    if (!parts_.Has(part)) return false;
    std::string text = parts_.Bytes(part);
    pugi::xml_document xml;
    if (!ParsePart(text, xml)) return false;
    const string_view show = Attribute(xml.document_element(), "show");
    return show == "0" || show == "false";
  }

  /// A slide has that of its layout, a layout that of its master; what else they draw nobody has compared.
  Behind GroundOf(const std::string& part) {
    constexpr Behind kUnknown{false, kWhite};
    std::string at = part;
    std::optional<Behind> ground;
    for (const char* kind : {"slideLayout", "slideMaster", ""}) {
      if (!parts_.Has(at)) return kUnknown;
      std::string text = parts_.Bytes(at);
      pugi::xml_document xml;
      if (!ParsePart(text, xml)) return kUnknown;
      const pugi::xml_node root = xml.document_element();
      if (at != part && Draws(root)) return kUnknown;
      if (!ground) ground = BackgroundOf(root);
      if (LocalName(root) == "sldMaster") break;
      at = parts_.TargetOf(at, LocalName(root) == "sldLayout" ? "slideMaster" : kind);
      if (at.empty()) break;
    }
    return ground.value_or(kUnknown);
  }
  static bool Draws(pugi::xml_node root) {
    const std::vector<SlideFrame> frames = FramesOf(Child(Child(root, "cSld"), "spTree"));
    return std::any_of(frames.begin(), frames.end(),
                       [](const SlideFrame& frame) { return frame.fill || frame.picture; });
  }

  bool CleanPart(const std::string& part) {
    const auto place = places_.find(part);
    const std::string where = place == places_.end() ? "版式和图形" : place->second;
    const Behind ground = GroundOf(part);
    const bool good = parts_.Edit(part, work_, [&](pugi::xml_node root) {
      const string_view name = LocalName(root);
      const bool is_template = name == "sldLayout" || name == "sldMaster" || name.ends_with("Master");
      if (name == "sld" || name == "notes" || is_template) {
        SlideCleaner(work_, where, width_, height_).Clean(root, ground, is_template);
      } else {
        CleanDrawings(root, work_, where);
        if (name == "presentationPr" && work_.RemovesAnything()) root.remove_children();
      }
    });
    if (good && work_.RemovesAnything()) DropUnnamedLinks(parts_, part);
    return good;
  }

  OfficeRewrite& parts_;
  CleanWork& work_;
  std::string show_;
  double width_ = 9144000, height_ = 6858000;  // what a presentation has that does not say it
  std::map<std::string, std::string> places_;
};

}  // namespace

std::optional<std::string> CleanPptx(string_view bytes, CleanWork& work) {
  OfficeRewrite parts;
  if (!parts.Load(bytes, work) || !PptxCleaner(parts, work).Clean()) return std::nullopt;
  return parts.Save(work);
}

}  // namespace gongkai::docread
