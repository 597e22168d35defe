// The one entrance to the readers: bytes in, Document out; it never throws on account of what the bytes are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "docread/document.h"

namespace gongkai::docread {

/// Bounds on hostile input. What exceeds one ends as an obstacle with a sentence, within time and memory.
struct Limits {
  std::size_t file_bytes = 64U << 20U;
  std::size_t unpacked_bytes = 32U << 20U;  // of one zip entry; of a web page as it is sent, pictures and all
  std::size_t blocks = 50'000;              // paragraphs and rows together
  std::size_t cells = 200'000;
  int nesting = 256;
  int pages = 2'000;
  int seconds = 4;                     // for children that read (PDF, LibreOffice has its own)
  std::size_t text_bytes = 2U << 20U;  // of all text taken from a file: some two hundred reports of ten pages
};

/// What the bytes are, told from the bytes alone.
Format Sniff(std::string_view bytes);

/// Reads bytes of any kind. PDF goes to the program gongkai-pdf, .doc/.wps to LibreOffice, each in a child process.
Document Read(std::string_view bytes, const Limits& limits = {});

/// Reads a file from disk; a file that cannot be opened is an obstacle too.
Document ReadFile(const std::string& path, const Limits& limits = {});

// The single readers, for tests, fuzzing and callers that know the format.
Document ReadText(std::string_view bytes, const Limits& limits);
Document ReadHtml(std::string_view bytes, const Limits& limits);
Document ReadDocx(std::string_view bytes, const Limits& limits);
Document ReadPdf(std::string_view bytes, const Limits& limits);
/// `read_docx` reads what LibreOffice made of it.
using DocxReader = Document (*)(std::string_view bytes, const Limits& limits);
Document ReadOldWord(std::string_view bytes, const Limits& limits, DocxReader read_docx = &ReadDocx);
Document CouldNotRead(Format format, Obstacle obstacle, std::string message);

}  // namespace gongkai::docread
