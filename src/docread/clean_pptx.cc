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

namespace gongkai::docread {
namespace {

using std::string_view;

struct Frame {
  double left = 0, top = 0, right = 0, bottom = 0;
};

/// Where a shape stands by itself; nothing where its layout says it.
std::optional<Frame> FrameOf(pugi::xml_node shape) {
  pugi::xml_node transform = Child(shape, "xfrm");
  for (const string_view properties : {"spPr", "grpSpPr"}) {
    if (!transform) transform = Child(Child(shape, properties), "xfrm");
  }
  const pugi::xml_node offset = Child(transform, "off"), extent = Child(transform, "ext");
  if (!offset || !extent) return std::nullopt;
  const auto number = [](pugi::xml_node node, const char* name) { return node.attribute(name).as_double(); };
  const double left = number(offset, "x"), top = number(offset, "y");
  return Frame{left, top, left + number(extent, "cx"), top + number(extent, "cy")};
}

bool IsShape(string_view name) {
  return name == "sp" || name == "pic" || name == "graphicFrame" || name == "cxnSp" || name == "grpSp";
}

std::optional<unsigned> FillOf(pugi::xml_node properties) {
  const pugi::xml_node fill = Child(properties, "solidFill");
  if (const auto colour = ParseColour(ChildValue(fill, "srgbClr")); colour) return colour;
  const pugi::xml_node scheme = Child(fill, "schemeClr");
  if (scheme.first_child()) return std::nullopt;  // a shade
  const string_view name = Attribute(scheme, "val");
  if (name == "bg1" || name == "lt1") return 0xFFFFFF;
  if (name == "tx1" || name == "dk1") return 0;
  return std::nullopt;
}

/// What text stands on: nothing where it cannot be told (pictures, shades, a background of the layout).
std::optional<unsigned> BehindOf(pugi::xml_node shape, std::optional<unsigned> slide) {
  const pugi::xml_node properties = Child(shape, "spPr");
  if (Child(properties, "solidFill")) return FillOf(properties);
  for (const pugi::xml_node child : properties) {
    const string_view name = LocalName(child);
    if (name == "gradFill" || name == "blipFill" || name == "pattFill" || name == "grpFill") return std::nullopt;
  }
  const pugi::xml_node style = Child(Child(shape, "style"), "fillRef");
  if (style && Attribute(style, "idx") != "0" && !Child(properties, "noFill")) return std::nullopt;
  return slide;
}

class SlideCleaner {
 public:
  SlideCleaner(CleanWork& work, std::string where, double width, double height)
      : work_(work), where_(std::move(where)), width_(width), height_(height) {}

  void Clean(pugi::xml_node root) {
    const pugi::xml_node slide = Child(root, "cSld");
    const pugi::xml_node background = Child(slide, "bg");
    const auto behind = background ? FillOf(Child(background, "bgPr")) : std::optional<unsigned>(0xFFFFFF);
    if (work_.Removes(Sight::kOutsidePage)) DropOutside(Child(slide, "spTree"));
    FromBelow(root, [&](pugi::xml_node node) { Visit(node, behind); });
    CleanDrawings(root, work_, where_);
  }

 private:
  void DropOutside(pugi::xml_node tree) {
    for (pugi::xml_node shape = tree.first_child(); shape;) {
      const pugi::xml_node next = shape.next_sibling();
      const auto frame = IsShape(LocalName(shape)) ? FrameOf(shape) : std::nullopt;
      if (frame && (frame->right <= 0 || frame->bottom <= 0 || frame->left >= width_ || frame->top >= height_)) {
        work_.Note(Sight::kOutsidePage, where_);
        tree.remove_child(shape);
      }
      shape = next;
    }
  }

  void Visit(pugi::xml_node node, std::optional<unsigned> behind) {
    const string_view name = LocalName(node);
    if (name == "sp") {
      DropPale(node, BehindOf(node, behind));
    } else if (name == "tc" && (IsOn(node, "hMerge") || IsOn(node, "vMerge"))) {
      EmptyCell(node);
    } else if (name == "graphicFrame" && work_.Removes(Sight::kEmbedded)) {
      KeepPictureOfObject(node);
    } else if (name == "extLst" || name == "custDataLst") {
      if (work_.RemovesAnything() && LocalName(node.parent()) != "blip") Remove(node);
    } else if (name == "controls" && work_.Removes(Sight::kScript)) {
      Remove(node);
    } else if ((name == "videoFile" || name == "audioFile" || name == "media") && work_.Removes(Sight::kEmbedded)) {
      Remove(node);
    } else if (name == "timing" && work_.Removes(Sight::kEmbedded)) {
      Remove(node);  // it may name a film or sound that is gone
    }
  }

  static bool IsOn(pugi::xml_node node, const char* name) {
    const string_view value = node.attribute(name).value();
    return value == "1" || value == "true";
  }

  void DropPale(pugi::xml_node shape, std::optional<unsigned> behind) {
    if (!work_.Removes(Sight::kPale)) return;
    FromBelow(Child(shape, "txBody"), [&](pugi::xml_node run) {
      if (LocalName(run) != "r" && LocalName(run) != "fld") return;
      const pugi::xml_node properties = Child(run, "rPr");
      constexpr int kTiny = 200;  // hundredths of a point
      const int size = ToInt(Attribute(properties, "sz"), kTiny);
      const auto colour = FillOf(properties);
      if (size >= kTiny && !(colour && behind && IsPale(*colour, *behind))) return;
      if (HoldsText(run)) work_.Note(Sight::kPale, where_);
      Remove(run);
    });
  }

  /// Under a merged cell.
  void EmptyCell(pugi::xml_node cell) {
    if (!work_.Removes(Sight::kCovered) || !HoldsText(Child(cell, "txBody"))) return;
    work_.Note(Sight::kCovered, where_);
    FromBelow(cell, [](pugi::xml_node node) {
      if (LocalName(node) == "r" || LocalName(node) == "fld" || LocalName(node) == "br") Remove(node);
    });
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

  bool CleanPart(const std::string& part) {
    const auto place = places_.find(part);
    const std::string where = place == places_.end() ? "版式和图形" : place->second;
    const bool good = parts_.Edit(part, work_, [&](pugi::xml_node root) {
      const string_view name = LocalName(root);
      if (name == "sld" || name == "sldLayout" || name == "sldMaster" || name == "notes") {
        SlideCleaner(work_, where, width_, height_).Clean(root);
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
