// Reading in isolation: whatever a person uploads is read in a process of its own, locked in by sandbox.h, so that a
// file made to break a reader breaks nothing else. Next to read: read.h (the same without isolation), child.h, wire.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "docread/read_workbook.h"

namespace gongkai::docread {

/// The word with which the program calls itself again; `main` answers it by RunIfReadWorker before all else.
inline constexpr std::string_view kReadWorkerWord = "read-worker";

/// Like Read. A reader that crashes, or needs too much time or memory, is an obstacle with a sentence.
Document ReadIsolated(std::string_view bytes, const Limits& limits = {});

/// Like ReadWorkbook, in the same way.
Workbook ReadWorkbookIsolated(std::string_view bytes, const Limits& limits = kWorkbookLimits);

/// The other end: reads standard input, writes the document or workbook to standard output, ends the process. Returns
/// only an exit code for when it could not even begin.
/// `stands_ready`: it was called to read one input after the other, each in a process of its own (warm_server.h).
int RunReadWorker(bool stands_ready = false);

/// Answers such a call; nothing when the words are none.
std::optional<int> RunIfReadWorker(std::span<const std::string> words);

}  // namespace gongkai::docread
