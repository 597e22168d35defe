// What is done alike to the parts of docx, xlsx and pptx when a clean copy is made: which parts a kind of reference
// brings along, words in paragraphs that are cut into runs, pictures, what pictures say, links. Next to read:
// office_rewrite.h.
#pragma once

#include <pugixml.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "docread/clean_work.h"
#include "docread/office_rewrite.h"

namespace gongkai::docread {

/// What a reference of that kind brings along that nobody sees; nothing for what a document is made of. A kind that
/// nobody here knows is kEmbedded.
std::optional<Sight> SightOfKind(std::string_view kind);

/// Drops the references that the order wants gone, with what only they lead to.
void DropOrderedLinks(OfficeRewrite& parts, CleanWork& work);
/// References that the part's own tree does not name; those that need no name (styles, theme …) stay.
void DropUnnamedLinks(OfficeRewrite& parts, const std::string& part);

/// Where a paragraph is an element `paragraph` ("p") with texts `text` ("t") in it: words are changed across its runs.
void ChangeParagraphs(pugi::xml_node root, CleanWork& work);
/// Words in whatever else is text: what an element holds, and attributes.
void ChangeTexts(pugi::xml_node root, CleanWork& work);
/// Of parts that no cleaner of a format knows.
void ChangeWordsOfPart(OfficeRewrite& parts, const std::string& part, CleanWork& work);

/// Drawings: what they say to those who do not see them, hidden ones, links on them, what a chart brings along.
void CleanDrawings(pugi::xml_node root, CleanWork& work, std::string_view where);

/// Pictures lose what is written in them besides the picture; files within, where they stay, are cleaned like this one.
bool CleanFilesWithin(OfficeRewrite& parts, CleanWork& work);

/// Names of parts hold no words that are to change, and macros leave no trace in the types.
void LevelNames(OfficeRewrite& parts, CleanWork& work);

/// Every node below, each seen after those in it; `visit` may remove it.
template <class Visit>
void FromBelow(pugi::xml_node node, const Visit& visit) {
  for (pugi::xml_node child = node.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    FromBelow(child, visit);
    visit(child);
    child = next;
  }
}
/// Puts what it holds where it stood.
void Unwrap(pugi::xml_node node);
inline void Remove(pugi::xml_node node) { node.parent().remove_child(node); }
/// The text below, without markup; as far as somebody would call it text.
bool HoldsText(pugi::xml_node node);

}  // namespace gongkai::docread
