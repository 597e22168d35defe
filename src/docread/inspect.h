// The one entrance to inspection: bytes in, everything that they carry out. It never throws on account of the bytes.
//
// Formats: docx, xlsx, pptx, pdf, html, text and CSV, zip (and what is in it), PNG, JPEG, GIF, TIFF, WebP (their
// metadata); old Word, Excel and PowerPoint by way of LibreOffice. What is none of these, or is encrypted or damaged,
// says so in InspectedFile::obstacle and is never taken as clean.
#pragma once

#include <cstdint>

#include "docread/burnt_here.h"
#include "docread/inspection.h"
#include "docread/read.h"

namespace gongkai::docread {

/// Limits for files that go out, larger than those for reports; and what is known of them beforehand.
struct InspectLimits {
  std::size_t file_bytes = 64U << 20U;
  std::size_t unpacked_bytes = 256U << 20U;  // of everything within, together
  std::size_t text_bytes = 64U << 20U;       // of all pieces
  std::size_t pieces = 2'000'000;
  int files = 1'000;  // within one another and beside each other
  int nesting = 5;    // of files within files
  int pages = 2'000;
  int seconds = 60;
  BurntHere was_burnt_here{};  // stays in this process: no child is asked
};

/// Either of the two below, as it is handed on: `burnt` is what who asks knows of PDFs that were made here.
using Inspector = std::function<Inspection(std::string_view bytes, std::string_view name, const BurntHere& burnt)>;

/// Counted up with each release in which other pieces come out of the same bytes: what was kept of earlier inspections
/// counts no more.
inline constexpr std::int64_t kInspectionVersion = 1;

/// In this process; for tests, fuzzing and the child. PDF and old Office files go to children of their own all the
/// same.
Inspection Inspect(std::string_view bytes, std::string_view name, const InspectLimits& limits = {});

/// In a child process, as whatever a person uploads must be.
Inspection InspectIsolated(std::string_view bytes, std::string_view name, const InspectLimits& limits = {});

}  // namespace gongkai::docread
