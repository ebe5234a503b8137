# cairn_room(NAME SOURCES... [USES ROOM...]): one static library a folder, with our warnings as errors.
function(cairn_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES" ${ARGN})
  add_library(cairn_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(cairn_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(cairn_${name} PUBLIC cairn_${used})
  endforeach()
  cairn_warnings(cairn_${name})
endfunction()

function(cairn_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                         -Woverloaded-virtual -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overlapping copies inside std::string where there are none (GCC bug 105651).
    target_compile_options(${target} PRIVATE -Wno-restrict)
    # It also takes moved-from optionals and variants for uninitialized ones (GCC bugs 80635 and 105562).
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
    if(CAIRN_SANITIZE)  # and instrumented code of Boost.Graph for a use of what was never set
      target_compile_options(${target} PRIVATE -Wno-uninitialized)
    endif()
  endif()
endfunction()

# An import makes millions of small pieces: with jemalloc it takes a seventh less time than with the C library's allocator.
# Sanitizers have allocators of their own.
function(cairn_allocator target)
  if(NOT CAIRN_JEMALLOC OR CAIRN_SANITIZE)
    return()
  endif()
  find_library(CAIRN_JEMALLOC_LIBRARY jemalloc)
  if(CAIRN_JEMALLOC_LIBRARY)
    target_link_libraries(${target} PRIVATE -Wl,--push-state,--no-as-needed ${CAIRN_JEMALLOC_LIBRARY} -Wl,--pop-state)
  endif()
endfunction()
