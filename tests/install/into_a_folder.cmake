# Installs a build into an empty folder, and runs the program there.

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN} ended with ${code}: ${out}${err}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${PREFIX})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX})
foreach(file IN ITEMS bin/cairn share/man/man1/cairn.1 share/bash-completion/completions/cairn
                      share/zsh/site-functions/_cairn share/fish/vendor_completions.d/cairn.fish
                      share/doc/cairn/README.md share/doc/cairn/examples/machine-learning.md)
  if(NOT EXISTS ${PREFIX}/${file})
    message(FATAL_ERROR "${file} was not installed")
  endif()
endforeach()
run(${PREFIX}/bin/cairn --db ${PREFIX}/db import ${PREFIX}/share/doc/cairn/examples/machine-learning.md)
run(${PREFIX}/bin/cairn --db ${PREFIX}/db needs "latent diffusion" --json)
if(NOT out MATCHES "Variational Autoencoder")
  message(FATAL_ERROR "the installed program answers: ${out}")
endif()
file(REMOVE_RECURSE ${PREFIX})
